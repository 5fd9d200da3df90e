"use client";

import { ChartFrame } from "@/components/chart-frame";
import { TimeChart } from "@/components/charts/time-chart";
import { formatTimeOf } from "@/components/charts/time-axis";
import { nothingReported, type FinancialPoint } from "@/contracts/financials";
import type { Column } from "@/lib/columns";
import { courseOf } from "@/lib/course";
import { formatCompact, formatPrice } from "@/lib/format";
import { useRange } from "@/lib/ranges";
import { useReportedCourse } from "@/live/use-reported";

const SERIES = [
  { name: "Revenue", colour: "var(--accent)", kind: "line" },
  { name: "Expenses", colour: "var(--kind-2)", kind: "line", dash: "5 4" },
  { name: "Net profit", colour: "var(--up)", kind: "area", dash: "2 3" },
] as const;

const money = (value: number) => formatPrice(value);

const columnsFor = (spanMs: number): readonly Column<FinancialPoint>[] => [
  {
    name: "Interval from",
    kind: "time",
    value: ({ time }) => Date.parse(time),
    show: (millis, zone) => formatTimeOf(millis, spanMs, zone),
  },
  { name: "Revenue", kind: "number", value: ({ revenue }) => revenue, show: money },
  { name: "Expenses", kind: "number", value: ({ expenses }) => expenses, show: money },
  { name: "Net profit", kind: "number", value: ({ net_profit }) => net_profit, show: money },
];

/** What was earned, spent and left, interval by interval. */
export function ProfitChart() {
  const [range] = useRange();
  const answer = useReportedCourse(range);
  const rows = (points: readonly FinancialPoint[]) => courseOf(points, range.interval, answer.at, nothingReported);
  return (
    <ChartFrame
      id="profit"
      title="Over time"
      className="h-80"
      aside={<span className="hidden truncate sm:inline">per {range.interval}</span>}
      answer={answer}
      rows={rows}
      columns={columnsFor(range.spanMs)}
      empty="Revenue and expenses appear here as soon as departments report them."
    >
      {(points) => (
        <TimeChart
          label="Revenue, expenses and net profit over time"
          points={rows(points).map((point) => ({
            time: Date.parse(point.time),
            values: { Revenue: point.revenue, Expenses: point.expenses, "Net profit": point.net_profit },
          }))}
          series={SERIES}
          spanMs={range.spanMs}
          format={formatCompact}
        />
      )}
    </ChartFrame>
  );
}
