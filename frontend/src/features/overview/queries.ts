import type { components } from "@/contracts/api";
import { fits, listOf, number, object, optional, text, time } from "@/contracts/fields";
import { readAs } from "@/contracts/pages";
import type { Range } from "@/lib/ranges";
import { useRest } from "@/live/use-rest";

type Schemas = components["schemas"];

export type Overview = Readonly<Schemas["Overview"]>;
export type Figure = Readonly<Schemas["Figure"]>;
export type Stats = Readonly<Schemas["Stats"]>;
export type StreamStats = Readonly<Schemas["StreamStats"]>;
export type MarketIndex = Readonly<Schemas["MarketIndex"]>;
export type IndexPoint = Readonly<Schemas["IndexPoint"]>;

const isFigure = fits<Figure>({
  value: number,
  before: number,
  change_pct: optional(number),
  spark: listOf(number),
});

const readOverview = readAs(
  fits<Overview>({ revenue: isFigure, net_profit: isFigure, orders: isFigure, active_users: isFigure }),
);

const readStats = readAs(
  fits<Stats>({
    storage: object,
    streams: listOf(
      fits<StreamStats>({
        stream: text,
        records: number,
        last_minute: number,
        last_hour: number,
        newest: optional(time),
      }),
    ),
    live: object,
    clients: number,
  }),
);

const readIndex = readAs(
  fits<MarketIndex>({
    interval: text,
    symbols: listOf(text),
    data: listOf(fits<IndexPoint>({ time, value: number })),
  }),
);

const STATS_MS = 5_000;
const INDEX_MS = 30_000;
const MOST_SYMBOLS = 100;

/** The figures of the business in a range, against the range before. */
export const useOverview = ({ from, everyMs }: Range) =>
  useRest(`/api/v1/overview?from=${from}`, readOverview, everyMs);

/** How the pipeline stands. */
export const useStats = () => useRest("/api/v1/stats", readStats, STATS_MS);

/** The index of the first 100 of these symbols, or of all there are when null or none. */
export const useMarketIndex = (horizon: string, symbols: readonly string[] | null) =>
  useRest(`/api/v1/market-index?horizon=${horizon}${symbolsOf(symbols ?? [])}`, readIndex, INDEX_MS);

function symbolsOf(symbols: readonly string[]): string {
  return symbols.length === 0 ? "" : `&symbols=${symbols.slice(0, MOST_SYMBOLS).map(encodeURIComponent).join(",")}`;
}
