"use client";

import { nothingReported, type FinancialPoint } from "@/contracts/financials";
import type { Column } from "@/lib/columns";
import { courseOf } from "@/lib/course";
import { formatCompact, formatPrice } from "@/lib/format";
import { useRange } from "@/lib/ranges";
import { useReportedCourse } from "@/live/use-reported";
import { ChartFrame } from "./chart-frame";
import type { Series } from "./charts/recharts-time-chart";
import { formatTimeOf } from "./charts/time-axis";
import { TimeChart } from "./charts/time-chart";

interface Line extends Series {
  readonly of: (point: FinancialPoint) => number;
}

const LINES = {
  revenue: { name: "Revenue", colour: "var(--accent)", kind: "line", of: ({ revenue }) => revenue },
  expenses: { name: "Expenses", colour: "var(--kind-2)", kind: "line", dash: "5 4", of: ({ expenses }) => expenses },
  profit: { name: "Net profit", colour: "var(--up)", kind: "area", dash: "2 3", of: ({ net_profit }) => net_profit },
} as const satisfies Readonly<Record<string, Line>>;

interface ReportedChartProps {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly (keyof typeof LINES)[];
  readonly className: string;
}

/** What the departments report, interval by interval. */
export function ReportedChart({ id, title, lines, className }: ReportedChartProps) {
  const [range] = useRange();
  const answer = useReportedCourse(range, range.interval);
  const drawn: readonly Line[] = lines.map((line) => LINES[line]);
  const rows = (points: readonly FinancialPoint[]) => courseOf(points, range.interval, answer.at, nothingReported);
  return (
    <ChartFrame
      id={id}
      title={title}
      className={className}
      aside={<span className="hidden truncate sm:inline">as reported, per {range.interval}</span>}
      answer={answer}
      rows={rows}
      columns={columnsOf(drawn, range.spanMs)}
      empty="Figures appear here as soon as departments report them."
    >
      {(points) => (
        <TimeChart
          label={`${title}: ${drawn.map(({ name }) => name).join(", ")}, as the departments report them`}
          points={rows(points).map((point) => ({
            time: Date.parse(point.time),
            values: Object.fromEntries(drawn.map(({ name, of }) => [name, of(point)])),
          }))}
          series={drawn}
          spanMs={range.spanMs}
          format={formatCompact}
        />
      )}
    </ChartFrame>
  );
}

function columnsOf(lines: readonly Line[], spanMs: number): readonly Column<FinancialPoint>[] {
  return [
    {
      name: "Interval from",
      kind: "time",
      value: ({ time }) => Date.parse(time),
      show: (millis, zone) => formatTimeOf(millis, spanMs, zone),
    },
    ...lines.map(({ name, of }): Column<FinancialPoint> => ({
      name,
      kind: "number",
      value: of,
      show: (value) => formatPrice(value),
    })),
  ];
}
