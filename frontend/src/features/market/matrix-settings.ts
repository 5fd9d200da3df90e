import { create } from "zustand";
import { persist } from "zustand/middleware";
import { COLUMN_IDS, type ColumnId } from "./matrix-columns";

interface Sort {
  readonly id: ColumnId;
  readonly desc: boolean;
}

interface MatrixSettings {
  readonly sort: Sort;
  readonly search: string;
  readonly scope: "all" | "watched";
  /** All columns from left to right. */
  readonly order: readonly ColumnId[];
  readonly hidden: readonly ColumnId[];
}

const DEFAULTS: MatrixSettings = {
  sort: { id: "symbol", desc: false },
  search: "",
  scope: "all",
  order: COLUMN_IDS,
  hidden: ["session", "range", "bid", "ask", "exchange", "sector"],
};

/** How the reader wants the watchlist, kept between visits. */
export const useMatrix = create<MatrixSettings>()(
  persist((): MatrixSettings => DEFAULTS, { name: "pulseboard-watchlist", version: 1 }),
);

/** Sorts by a column, the other way round if it is sorted by already. */
export function sortBy(id: ColumnId, descFirst: boolean): void {
  useMatrix.setState(({ sort }) => ({ sort: { id, desc: sort.id === id ? !sort.desc : descFirst } }));
}

export function toggleColumn(id: ColumnId): void {
  useMatrix.setState(({ hidden }) => ({
    hidden: hidden.includes(id) ? hidden.filter((one) => one !== id) : [...hidden, id],
  }));
}

/** Moves a column past its neighbour; the first column stays where it is. */
export function moveColumn(id: ColumnId, by: -1 | 1): void {
  useMatrix.setState((settings) => {
    const order = [...orderOf(settings.order)];
    const from = order.indexOf(id);
    const other = order[from + by];
    if (other === undefined || from + by === 0 || from === 0) {
      return {};
    }
    order[from + by] = id;
    order[from] = other;
    return { order };
  });
}

export function resetColumns(): void {
  useMatrix.setState({ order: DEFAULTS.order, hidden: DEFAULTS.hidden });
}

/** All columns in the order that was kept, which another version of this page may have written. */
export function orderOf(kept: readonly ColumnId[]): readonly ColumnId[] {
  const known = kept.filter((id) => COLUMN_IDS.includes(id));
  return [...known, ...COLUMN_IDS.filter((id) => !known.includes(id))];
}
