"use client";

import { FigureCard } from "@/components/figure-card";
import { nothingReported, type FinancialPoint, type FinancialSummary } from "@/contracts/financials";
import { courseOf } from "@/lib/course";
import { formatCompact, formatPercent } from "@/lib/format";
import { useRange } from "@/lib/ranges";
import { useReported, useReportedCourse } from "@/live/use-reported";

interface Figure {
  readonly label: string;
  readonly figure: (summary: FinancialSummary) => number | undefined;
  readonly point: (point: FinancialPoint) => number;
  readonly upIsGood?: false;
  readonly inPercent?: true;
}

const marginOf = ({ revenue, net_profit: profit }: FinancialPoint) => (revenue === 0 ? 0 : (profit / revenue) * 100);

const FIGURES: readonly Figure[] = [
  { label: "Revenue", figure: ({ revenue }) => revenue, point: ({ revenue }) => revenue },
  { label: "Expenses", figure: ({ expenses }) => expenses, point: ({ expenses }) => expenses, upIsGood: false },
  { label: "Net profit", figure: ({ net_profit }) => net_profit, point: ({ net_profit }) => net_profit },
  { label: "Margin", figure: ({ margin }) => margin, point: marginOf, inPercent: true },
];

/** What the departments report for the range as a whole. */
export function FinancialCards() {
  const [range] = useRange();
  const reported = useReported(range);
  const answer = useReportedCourse(range, range.sparkInterval);
  const course = answer.data && courseOf(answer.data, range.sparkInterval, answer.at, nothingReported);
  return (
    <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 xl:grid-cols-4">
      {FIGURES.map(({ label, figure, point, ...rest }) => (
        <FigureCard
          key={label}
          label={label}
          source="as reported"
          range={range}
          {...reported}
          {...rest}
          figure={figure}
          format={rest.inPercent ? formatPercent : formatCompact}
          spark={course?.map(point)}
        />
      ))}
    </div>
  );
}
