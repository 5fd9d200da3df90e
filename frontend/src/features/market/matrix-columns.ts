import type { Column } from "@/lib/columns";
import { dayChange, spreadOf } from "./figures";
import type { Entry } from "./matrix-entries";

export const COLUMN_IDS = [
  "symbol", "company", "price", "change", "spread", "volume", "spark", "age", "session", "range", "bid", "ask", "exchange", "sector",
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/** A column of the watchlist. */
export interface MatrixColumn {
  /** As people choose it. */
  readonly name: string;
  readonly head: string;
  /** A track of the grid, and the least width of it. */
  readonly track: string;
  readonly px: number;
  readonly numeric: boolean;
  /** Whether it changes with quotes. */
  readonly live: boolean;
  /** What rows are sorted by, and what a file says; a picture has none. */
  readonly value?: (entry: Entry) => string | number | undefined;
  readonly isTime?: boolean;
}

type Value = (entry: Entry) => string | number | undefined;

const fixed = (px: number) => ({ track: `${px}px`, px });
const text = (name: string, px: number, value: Value): MatrixColumn => ({
  name, head: name, track: `minmax(${px}px, 1fr)`, px, numeric: false, live: false, value,
});
const figure = (name: string, head: string, px: number, value: Value): MatrixColumn => ({
  name, head, ...fixed(px), numeric: true, live: true, value,
});
const picture = (name: string, head: string, px: number): MatrixColumn => ({
  name, head, ...fixed(px), numeric: false, live: false,
});

export const MATRIX_COLUMNS: Readonly<Record<ColumnId, MatrixColumn>> = {
  symbol: { name: "Symbol", head: "Symbol", ...fixed(88), numeric: false, live: false, value: ({ symbol }) => symbol },
  company: text("Company", 80, ({ listing }) => listing?.company),
  price: figure("Price", "Price", 78, ({ quote }) => quote.close),
  change: figure("24 h change %", "24 h", 76, ({ listing, quote }) => dayChange(listing, quote.close)?.percent),
  spread: figure("Spread", "Spread", 54, ({ quote }) => spreadOf(quote)),
  volume: figure("Volume", "Volume", 58, ({ quote }) => quote.volume),
  spark: picture("24 hours", "24 hours", 74),
  age: { ...figure("Age", "Age", 48, ({ at }) => at), isTime: true },
  session: figure("Session change %", "Session", 78, ({ quote }) => quote.change_pct),
  range: picture("Day range", "Day range", 100),
  bid: figure("Bid", "Bid", 76, ({ quote }) => quote.bid),
  ask: figure("Ask", "Ask", 76, ({ quote }) => quote.ask),
  exchange: text("Exchange", 76, ({ quote }) => quote.exchange),
  sector: text("Sector", 96, ({ listing }) => listing?.sector),
};

/** What a file says in these columns; pictures are left out, an age is the time it is counted from. */
export function fileColumns(ids: readonly ColumnId[]): readonly Column<Entry>[] {
  return ids.flatMap((id): readonly Column<Entry>[] => {
    const { name, value, numeric, isTime } = MATRIX_COLUMNS[id];
    if (value === undefined) {
      return [];
    }
    return isTime === true
      ? [{ name: "Time", value, kind: "time" }]
      : [{ name, value, kind: numeric ? "number" : "text" }];
  });
}

/** The tracks of a grid with these columns, and the least it can be wide. */
export function tracksOf(ids: readonly ColumnId[]): { readonly tracks: string; readonly px: number } {
  return {
    tracks: ids.map((id) => MATRIX_COLUMNS[id].track).join(" "),
    px: ids.reduce((sum, id) => sum + MATRIX_COLUMNS[id].px, 0),
  };
}
