/** How far back a chart looks, as the API names it. */
export const HORIZONS = ["1D", "1W", "1M", "1Y", "5Y", "MAX"] as const;
export type Horizon = (typeof HORIZONS)[number];

/** How a chart draws its bars. */
export const KINDS = ["candles", "range", "line"] as const;
export type Kind = (typeof KINDS)[number];

/** The periods of the moving averages that a chart may show. */
export const PERIODS = [20, 50] as const;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

const WIDTHS: Readonly<Record<string, number>> = {
  "1m": MINUTE_MS,
  "5m": 5 * MINUTE_MS,
  "15m": 15 * MINUTE_MS,
  "1h": HOUR_MS,
  "4h": 4 * HOUR_MS,
  "1d": DAY_MS,
  "1w": 7 * DAY_MS,
};

/** The length of an interval of the API in milliseconds; undefined when there is no such interval. */
export const widthOf = (interval: string): number | undefined => WIDTHS[interval];

// A Monday, from which the server counts too.
const ORIGIN_MS = Date.UTC(2000, 0, 3);

/** When the interval of that length began that holds a time. */
export function startOf(widthMs: number, millis: number): number {
  return ORIGIN_MS + Math.floor((millis - ORIGIN_MS) / widthMs) * widthMs;
}
