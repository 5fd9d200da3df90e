"use client";

import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { CsvButton } from "@/components/csv-button";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { Cell, HeadCell, RowHead, Table } from "@/components/ui/table";
import { formatWord } from "@/lib/format";
import { useStream } from "@/live/use-stream";
import { metricKey, metrics } from "@/live/streams";
import { METRIC_COLUMNS } from "../metric-columns";
import { MetricCell } from "./metric-cell";

const METRIC_TYPES = ["revenue", "expense", "profit", "margin"];

/** The latest figure of each metric type per department. */
export function FinancialsPanel({ className = "" }: { readonly className?: string }) {
  useStream("financial_metrics", metrics);
  const load = metrics.use((state) => state.load);
  const keys = metrics.use(useShallow(({ view }) => [...view.values()].map((held) => held.record.department)));
  const departments = useMemo(() => [...new Set(keys)].sort(), [keys]);
  return (
    <Panel
      id="financials"
      title="Latest figures"
      className={className}
      aside={
        <>
          <Freshness />
          <span className="truncate">latest, against budget</span>
          <CsvButton name="latest-metrics" columns={METRIC_COLUMNS} rows={() => [...metrics.use.getState().view.values()]} />
        </>
      }
    >
      <StreamBody
        label="Latest financial metrics"
        load={load}
        count={departments.length}
        empty="Each department's figures appear here as soon as they are stored."
        onRetry={metrics.refresh}
      >
        <Table>
          <thead>
            <tr>
              <HeadCell className="left-0 z-20">Department</HeadCell>
              {METRIC_TYPES.map((type) => (
                <HeadCell key={type} className="text-right">
                  {formatWord(type)}
                </HeadCell>
              ))}
            </tr>
          </thead>
          <tbody>
            {departments.map((department) => (
              <tr key={department} className="row">
                <RowHead className="sticky left-0 max-w-28 truncate bg-panel">{department}</RowHead>
                {METRIC_TYPES.map((type) => (
                  <Cell key={type} className="text-right">
                    <MetricCell metricKey={metricKey(department, type)} />
                  </Cell>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </StreamBody>
    </Panel>
  );
}
