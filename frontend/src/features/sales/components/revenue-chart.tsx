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
] as const;

const columnsFor = (spanMs: number): readonly Column<FinancialPoint>[] => [
  {
    name: "Interval from",
    kind: "time",
    value: ({ time }) => Date.parse(time),
    show: (millis, zone) => formatTimeOf(millis, spanMs, zone),
  },
  { name: "Revenue", kind: "number", value: ({ revenue }) => revenue, show: (value) => formatPrice(value) },
  { name: "Expenses", kind: "number", value: ({ expenses }) => expenses, show: (value) => formatPrice(value) },
];

/** What the departments report to have earned and spent, interval by interval. */
export function RevenueChart() {
  const [range] = useRange();
  const answer = useReportedCourse(range);
  const rows = (points: readonly FinancialPoint[]) => courseOf(points, range.interval, answer.at, nothingReported);
  return (
    <ChartFrame
      id="revenue-expenses"
      title="Revenue against expenses"
      className="h-80 lg:col-span-2 xl:col-span-1"
      aside={<span className="hidden truncate sm:inline">as reported, per {range.interval}</span>}
      answer={answer}
      rows={rows}
      columns={columnsFor(range.spanMs)}
      empty="Revenue and expenses appear here as soon as departments report them."
    >
      {(points) => (
        <TimeChart
          label="Revenue and expenses over time, as the departments report them"
          points={rows(points).map(({ time, revenue, expenses }) => ({
            time: Date.parse(time),
            values: { Revenue: revenue, Expenses: expenses },
          }))}
          series={SERIES}
          spanMs={range.spanMs}
          format={formatCompact}
        />
      )}
    </ChartFrame>
  );
}
