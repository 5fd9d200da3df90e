import { useChoice } from "./url-state";

/** How far back a view looks. */
export interface Range {
  readonly name: string;
  readonly label: string;
  /** Relative times as the API takes them. */
  readonly from: string;
  /** The start of the equally long range before. */
  readonly before: string;
  /** That range in words. */
  readonly against: string;
  /** The width of a point of a series. */
  readonly interval: string;
  /** The same of a small chart, which has room for some sixty. */
  readonly sparkInterval: string;
  readonly spanMs: number;
  /** How often what it shows is asked for again. */
  readonly everyMs: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

// At most some 180 points each, which is what a chart of this width can show.
export const RANGES = [
  { name: "1h", label: "1H", from: "-1h", before: "-2h", against: "the hour before", interval: "1m", sparkInterval: "1m", spanMs: HOUR_MS, everyMs: 5_000 },
  { name: "24h", label: "24H", from: "-24h", before: "-48h", against: "the 24 hours before", interval: "15m", sparkInterval: "1h", spanMs: DAY_MS, everyMs: 10_000 },
  { name: "7d", label: "7D", from: "-7d", before: "-14d", against: "the 7 days before", interval: "1h", sparkInterval: "4h", spanMs: 7 * DAY_MS, everyMs: 30_000 },
  { name: "30d", label: "30D", from: "-30d", before: "-60d", against: "the 30 days before", interval: "4h", sparkInterval: "1d", spanMs: 30 * DAY_MS, everyMs: 30_000 },
  { name: "90d", label: "90D", from: "-90d", before: "-180d", against: "the 90 days before", interval: "1d", sparkInterval: "1d", spanMs: 90 * DAY_MS, everyMs: 30_000 },
  { name: "1y", label: "1Y", from: "-365d", before: "-730d", against: "the year before", interval: "1w", sparkInterval: "1w", spanMs: 365 * DAY_MS, everyMs: 30_000 },
] as const satisfies readonly Range[];

const NAMES = RANGES.map(({ name }) => name);

/** The range in the page's address, a day unless it says another. */
export function useRange(): readonly [Range, (name: string) => void] {
  const [name, set] = useChoice<string>("range", NAMES, "24h");
  return [RANGES.find((range) => range.name === name) ?? RANGES[1], set];
}
