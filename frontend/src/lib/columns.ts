import { toCsv } from "./csv";
import { toRfc3339, type Zone } from "./zones";

/** A column of rows, for a table and for a file alike. */
export interface Column<R> {
  readonly name: string;
  /** What a file says; a time is in milliseconds since 1970. */
  readonly value: (row: R) => string | number | undefined;
  readonly kind: "text" | "number" | "time";
  /** What people read, of a number or a time; the bare value when absent. */
  readonly show?: (value: number, zone: Zone) => string;
}

/** Rows as CSV, times in a zone. */
export function csvOf<R>(columns: readonly Column<R>[], rows: readonly R[], zone: Zone): string {
  const cell = (column: Column<R>, row: R) => {
    const value = column.value(row);
    return column.kind === "time" && typeof value === "number" ? toRfc3339(value, zone) : value;
  };
  return toCsv(
    columns.map(({ name }) => name),
    rows.map((row) => columns.map((column) => cell(column, row))),
  );
}
