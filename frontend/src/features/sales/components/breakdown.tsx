"use client";

import { ChartFrame } from "@/components/chart-frame";
import { Scroller } from "@/components/scroller";
import type { Column } from "@/lib/columns";
import { formatCompact, formatPercent, formatPrice, formatWhole } from "@/lib/format";
import { useRange } from "@/lib/ranges";
import { useSalesBy, type SaleGroup } from "../queries";

/** A group with its share of all revenue in percent; undefined when there is none. */
interface Part extends SaleGroup {
  readonly share: number | undefined;
}

function partsOf(groups: readonly SaleGroup[]): readonly Part[] {
  const all = groups.reduce((sum, { revenue }) => sum + revenue, 0);
  return groups.map((group) => ({ ...group, share: all === 0 ? undefined : (group.revenue / all) * 100 }));
}

const columnsOf = (title: string): readonly Column<Part>[] => [
  { name: title, kind: "text", value: ({ group }) => group },
  { name: "Revenue", kind: "number", value: ({ revenue }) => revenue, show: (value) => formatPrice(value) },
  { name: "Share %", kind: "number", value: ({ share }) => share && Math.round(share * 100) / 100, show: (value) => formatPercent(value) },
  { name: "Orders", kind: "number", value: ({ orders }) => orders, show: (value) => formatWhole(value) },
  { name: "Average", kind: "number", value: ({ average_order_value }) => average_order_value, show: (value) => formatPrice(value) },
];

const TITLES = { category: "Category", region: "Region" } as const;
const COLUMNS = { category: columnsOf(TITLES.category), region: columnsOf(TITLES.region) };

/** Revenue of the range by category or region: a bar for each, as long as its share of the largest. */
export function Breakdown({ by }: { readonly by: keyof typeof TITLES }) {
  const [range] = useRange();
  const answer = useSalesBy(by, range);
  const title = `Sales by ${by}`;
  return (
    <ChartFrame
      id={`sales-by-${by}`}
      title={title}
      className="h-80"
      answer={answer}
      rows={partsOf}
      columns={COLUMNS[by]}
      empty={`The first sale of this range brings its ${by} here.`}
    >
      {(groups) => (
        <div className="-m-2 flex h-[calc(100%+1rem)] flex-col">
          <Scroller label={`${title}, bars`}>
            <Bars parts={partsOf(groups)} />
          </Scroller>
        </div>
      )}
    </ChartFrame>
  );
}

function Bars({ parts }: { readonly parts: readonly Part[] }) {
  const most = Math.max(...parts.map(({ revenue }) => revenue));
  return (
    <ul className="flex min-h-full flex-col justify-around gap-1 px-4 py-2">
      {parts.map(({ group, revenue, share }) => (
        <li key={group} data-group={group} className="flex flex-col gap-1">
          <p className="flex items-baseline gap-2 text-xs leading-4">
            <span className="min-w-0 flex-1 truncate" title={group}>
              {group}
            </span>
            <span className="num font-medium">{formatCompact(revenue)}</span>
            <span className="num w-12 text-right text-muted">{share === undefined ? "–" : formatPercent(share)}</span>
          </p>
          <div aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-hover">
            <div
              className="h-full origin-left rounded-full bg-accent transition-transform"
              style={{ transform: `scaleX(${most <= 0 ? 0 : Math.max(0, revenue / most)})` }}
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
