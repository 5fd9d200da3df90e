import type { FinancialMetric, Sale, UserEvent } from "@/contracts/records";
import type { Column } from "@/lib/columns";
import { formatPercent, formatPrice, formatSignedPercent, formatWhole, formatWord } from "@/lib/format";
import type { Held } from "@/live/holdings";

export const KINDS = ["all", "sales", "events", "metrics"] as const;
export type Kind = (typeof KINDS)[number];

type Told = Sale | UserEvent | FinancialMetric;

/** Something that happened: a sale, an event, or a figure. */
export type Activity = Held<Told>;

export function kindOf(record: Told): Exclude<Kind, "all"> {
  return "product_id" in record ? "sales" : "event_type" in record ? "events" : "metrics";
}

/** What a file of activity says. */
export const ACTIVITY_COLUMNS: readonly Column<Activity>[] = [
  { name: "Time", kind: "time", value: ({ at }) => at },
  { name: "Kind", kind: "text", value: ({ record }) => kindOf(record) },
  { name: "What happened", kind: "text", value: ({ record }) => tell(record)[0] },
  { name: "Detail", kind: "text", value: ({ record }) => tell(record)[1] },
  { name: "Id", kind: "text", value: ({ record }) => record.id },
];

/** The newest of lists that are each newest first. */
export function newestOf(lists: readonly (readonly Activity[])[], limit: number): readonly Activity[] {
  const places = lists.map(() => 0);
  const newest: Activity[] = [];
  while (newest.length < limit) {
    let from = -1;
    let best: Activity | undefined;
    lists.forEach((list, nth) => {
      const next = list[places[nth] ?? 0];
      if (next !== undefined && (best === undefined || next.at > best.at)) {
        best = next;
        from = nth;
      }
    });
    if (best === undefined) {
      break;
    }
    newest.push(best);
    places[from] = (places[from] ?? 0) + 1;
  }
  return newest;
}

/** What happened, in words: what, and what of it. */
export function tell(record: Told): readonly [string, string] {
  if ("product_id" in record) {
    return tellSale(record);
  }
  return "event_type" in record ? tellEvent(record) : tellMetric(record);
}

function tellSale({ quantity, product_name, revenue, region, discount }: Sale): readonly [string, string] {
  const off = discount === 0 ? "" : `, ${formatPercent(discount)} off`;
  return [`Sold ${formatWhole(quantity)} × ${product_name} for ${formatPrice(revenue)}`, `${region}${off}`];
}

function tellEvent({ event_type, page, user_id, city, country }: UserEvent): readonly [string, string] {
  return [`${formatWord(event_type)} on ${page}`, `${user_id ?? "anonymous"}, ${city} ${country}`];
}

function tellMetric(metric: FinancialMetric): readonly [string, string] {
  const { department, metric_type, amount, variance_pct, period } = metric;
  const figure = metric_type === "margin" ? formatPercent(amount) : formatPrice(amount);
  const against = variance_pct === undefined ? "no budget" : `${formatSignedPercent(variance_pct)} against budget`;
  return [`${department}: ${period} ${metric_type} ${figure}`, against];
}
