"use client";

import { FailedState } from "@/components/failed-state";
import { MetricCard } from "@/components/metric-card";
import { RangeBar } from "@/components/range-bar";
import { formatCompact, formatPrice, formatWhole } from "@/lib/format";
import { useRange, type Range } from "@/lib/ranges";
import type { Answer } from "@/live/use-rest";
import { useOverview, type Overview } from "../queries";

interface Card {
  readonly label: string;
  readonly name: keyof Overview;
  /** What the figure is of, where two could be held against each other that are not of the same. */
  readonly source?: string;
  readonly format: (value: number) => string;
  readonly exactly?: (value: number) => string;
}

const CARDS: readonly Card[] = [
  { label: "Revenue", name: "revenue", source: "of sales", format: formatCompact, exactly: formatPrice },
  { label: "Net profit", name: "net_profit", source: "as reported", format: formatCompact, exactly: formatPrice },
  { label: "Orders", name: "orders", source: "of sales", format: formatWhole },
  { label: "Active users", name: "active_users", format: formatWhole },
];

/** The four figures of the business in the range that is chosen here. */
export function Figures() {
  const [range] = useRange();
  const answer = useOverview(range);
  return (
    <>
      <RangeBar answer={answer}>
        <p className="hidden sm:block">The business, against {range.against}</p>
      </RangeBar>
      <Cards range={range} answer={answer} />
    </>
  );
}

function Cards({ range, answer }: { readonly range: Range; readonly answer: Answer<Overview> }) {
  const { data, problem, outdated, retry } = answer;
  if (data === undefined && problem !== null) {
    return (
      <section aria-label="Figures" className="flex min-h-26 rounded-lg border border-line bg-panel">
        <FailedState reason={problem} onRetry={retry} />
      </section>
    );
  }
  return (
    <section
      aria-label="Figures"
      aria-busy={data === undefined || outdated}
      className={`grid grid-cols-2 gap-3 transition-opacity lg:grid-cols-4 ${outdated ? "opacity-60" : ""}`}
    >
      {CARDS.map(({ label, name, source, format, exactly }) => {
        const figure = data?.[name];
        return (
          <MetricCard
            key={name}
            label={label}
            value={figure && format(figure.value)}
            exact={figure && exactly?.(figure.value)}
            change={figure?.change_pct}
            spark={figure?.spark}
            against={range.against}
            note={source}
          />
        );
      })}
    </section>
  );
}
