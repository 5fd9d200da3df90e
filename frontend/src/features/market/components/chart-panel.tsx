"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { CsvButton } from "@/components/csv-button";
import { DataTable } from "@/components/data-table";
import { Freshness } from "@/components/freshness";
import { ChartIcon, TableIcon } from "@/components/icons";
import { Panel } from "@/components/panel";
import { RestBody } from "@/components/rest-body";
import { Scroller } from "@/components/scroller";
import { Button } from "@/components/ui/button";
import { useChoice } from "@/lib/url-state";
import { barColumns } from "../bar-columns";
import { HORIZONS, KINDS } from "../horizons";
import { useCandles } from "../queries";
import { ChartTools } from "./chart-tools";

const PriceChart = dynamic(() => import("./price-chart"), { ssr: false, loading: ChartSkeleton });

const NEW_BAR_DELAY_MS = 1000;

/** A symbol's candles as a chart, as a table, and as a file. */
export function ChartPanel({ symbol, className = "" }: { readonly symbol: string; readonly className?: string }) {
  const [horizon, setHorizon] = useChoice("horizon", HORIZONS, "1D");
  const [kind, setKind] = useChoice("chart", KINDS, "candles");
  const [ema, setEma] = useChoice("ema", ["on", "off"], "on");
  const [asTable, setAsTable] = useState(false);
  const answer = useCandles(symbol, horizon);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const bars = answer.data?.bars ?? [];
  const columns = barColumns(answer.data?.widthMs ?? 0, ema === "on");
  const askSoon = () => {
    clearTimeout(soon.current);
    soon.current = setTimeout(answer.retry, NEW_BAR_DELAY_MS);
  };
  return (
    <Panel
      id="price-chart"
      title="Price chart"
      className={className}
      aside={
        <>
          <Freshness />
          <span className="hidden truncate sm:inline">
            {answer.data !== undefined && `${answer.data.symbol} · ${answer.data.interval} bars`}
          </span>
          <Button
            aria-pressed={asTable}
            aria-label="Price chart as a table"
            title={asTable ? "Show the chart" : "Show the table"}
            onClick={() => setAsTable(!asTable)}
            className="print:hidden"
          >
            {asTable ? <ChartIcon /> : <TableIcon />}
          </Button>
          <CsvButton name={`${symbol}-${horizon}`} columns={columns} rows={() => bars} />
        </>
      }
    >
      <ChartTools
        horizon={horizon}
        onHorizon={setHorizon}
        kind={kind}
        onKind={setKind}
        averages={ema === "on"}
        onAverages={(on) => setEma(on ? "on" : "off")}
      />
      <RestBody
        answer={answer}
        isEmpty={(course) => course.bars.length === 0}
        empty={`${symbol} has no quotes in this time. Its first candle appears here.`}
        waiting={<ChartSkeleton />}
      >
        {(course) =>
          asTable ? (
            <Scroller label="Price chart, table">
              <DataTable columns={columns} rows={bars.toReversed()} />
            </Scroller>
          ) : (
            <div className="min-h-0 flex-1" data-chart="price">
              <PriceChart course={course} kind={kind} averages={ema === "on"} onNewBar={askSoon} />
            </div>
          )
        }
      </RestBody>
    </Panel>
  );
}
