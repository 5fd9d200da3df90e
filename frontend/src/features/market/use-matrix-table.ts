import {
  getCoreRowModel,
  getFilteredRowModel,
  getSortedRowModel,
  useReactTable,
  type ColumnDef,
  type Row,
} from "@tanstack/react-table";
import { useMemo, type RefObject } from "react";
import { usePreferences } from "@/lib/preferences";
import { isFound } from "./figures";
import { COLUMN_IDS, MATRIX_COLUMNS, type ColumnId } from "./matrix-columns";
import { useEntries, type Entry } from "./matrix-entries";
import { orderOf, useMatrix } from "./matrix-settings";

const DEFINITIONS: ColumnDef<Entry>[] = COLUMN_IDS.map((id) => {
  const { value, numeric } = MATRIX_COLUMNS[id];
  return value === undefined
    ? { id, enableSorting: false }
    : { id, accessorFn: value, sortingFn: numeric ? "basic" : "text", sortUndefined: "last" };
});

const matches = ({ original: { symbol, listing, quote } }: Row<Entry>, _: string, search: string) =>
  isFound(search, symbol, listing?.company, listing?.sector, quote.exchange);

const ROW_MODELS = {
  getCoreRowModel: getCoreRowModel<Entry>(),
  getFilteredRowModel: getFilteredRowModel<Entry>(),
  getSortedRowModel: getSortedRowModel<Entry>(),
};

interface MatrixTable {
  /** The symbols that are shown, from top to bottom. */
  readonly shown: readonly string[];
  /** The columns that are shown, from left to right. */
  readonly columns: readonly ColumnId[];
}

/** Which rows and columns of the watchlist are shown, in their order. */
export function useMatrixTable(symbols: readonly string[], held: RefObject<boolean>): MatrixTable {
  const { sort, search, scope, order, hidden } = useMatrix();
  const watched = usePreferences((preferences) => preferences.watched);
  const chosen = useMemo(
    () => (scope === "all" || watched === null ? symbols : symbols.filter((symbol) => watched.includes(symbol))),
    [symbols, scope, watched],
  );
  const entries = useEntries(chosen, MATRIX_COLUMNS[sort.id].live, held);
  const state = useMemo(
    () => ({
      sorting: [sort],
      globalFilter: search,
      columnOrder: [...orderOf(order)],
      columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
    }),
    [sort, search, order, hidden],
  );
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const table = useReactTable({
    data: entries as Entry[],
    columns: DEFINITIONS,
    state,
    getRowId: ({ symbol }) => symbol,
    globalFilterFn: matches,
    getColumnCanGlobalFilter: ({ id }) => id === "symbol",
    ...ROW_MODELS,
  });
  const { rows } = table.getRowModel();
  const leaves = table.getVisibleLeafColumns();
  return {
    shown: useMemo(() => rows.map(({ id }) => id), [rows]),
    columns: useMemo(() => leaves.map(({ id }) => id as ColumnId), [leaves]),
  };
}
