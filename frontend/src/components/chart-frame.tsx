"use client";

import { useState, type ReactNode } from "react";
import type { Column } from "@/lib/columns";
import type { Answer } from "@/live/use-rest";
import { ChartSkeleton } from "./charts/chart-skeleton";
import { CsvButton } from "./csv-button";
import { DataTable } from "./data-table";
import { Freshness } from "./freshness";
import { ChartIcon, TableIcon } from "./icons";
import { Panel } from "./panel";
import { RestBody } from "./rest-body";
import { Scroller } from "./scroller";
import { Button } from "./ui/button";

interface ChartFrameProps<T, R> {
  readonly id: string;
  readonly title: string;
  readonly aside?: ReactNode;
  /** What stands between the title and the chart, whether or not there is one. */
  readonly controls?: ReactNode;
  readonly className?: string;
  /** Names the file; the id when absent. */
  readonly fileName?: string;
  readonly answer: Answer<T>;
  /** What the chart draws, row by row; nothing drawn when empty. */
  readonly rows: (data: T) => readonly R[];
  readonly columns: readonly Column<R>[];
  /** What will appear here, as a sentence. */
  readonly empty: string;
  readonly children: (data: T) => ReactNode;
}

/** A panel with a chart, the table behind it, and both as a file. */
export function ChartFrame<T, R>(props: ChartFrameProps<T, R>) {
  const { id, title, aside, controls, className, fileName = id, answer, rows, columns, empty, children } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <Panel
      id={id}
      title={title}
      {...(className === undefined ? {} : { className })}
      aside={
        <>
          <Freshness answer={answer} />
          {aside}
          <Button
            aria-pressed={asTable}
            aria-label={`${title} as a table`}
            title={asTable ? "Show the chart" : "Show the table"}
            onClick={() => setAsTable(!asTable)}
            className="print:hidden"
          >
            {asTable ? <ChartIcon /> : <TableIcon />}
          </Button>
          <CsvButton name={fileName} columns={columns} rows={() => (answer.data === undefined ? [] : rows(answer.data))} />
        </>
      }
    >
      {controls}
      <RestBody
        answer={answer}
        isEmpty={(data) => rows(data).length === 0}
        empty={empty}
        waiting={<ChartSkeleton />}
      >
        {(data) =>
          asTable ? (
            <Scroller label={`${title}, table`}>
              <DataTable columns={columns} rows={rows(data)} />
            </Scroller>
          ) : (
            <div className="min-h-0 flex-1 p-2" data-chart={id}>{children(data)}</div>
          )
        }
      </RestBody>
    </Panel>
  );
}
