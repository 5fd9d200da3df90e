"use client";

import type { Column } from "@/lib/columns";
import { useZone } from "@/lib/preferences";
import type { Zone } from "@/lib/zones";
import { Cell, HeadCell, Table } from "./ui/table";

interface DataTableProps<R> {
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
}

/** Rows as a plain table, the one behind a chart. */
export function DataTable<R>({ columns, rows }: DataTableProps<R>) {
  const zone = useZone();
  return (
    <Table>
      <thead>
        <tr>
          {columns.map(({ name, kind }) => (
            <HeadCell key={name} className={kind === "number" ? "text-right" : ""}>
              {name}
            </HeadCell>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, place) => (
          <tr key={place} className="row">
            {columns.map((column) => (
              <Cell key={column.name} className={column.kind === "text" ? "" : `num ${column.kind === "number" ? "text-right" : ""}`}>
                {shown(column, row, zone)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function shown<R>({ value, show }: Column<R>, row: R, zone: Zone): string {
  const raw = value(row);
  if (raw === undefined) {
    return "–";
  }
  return typeof raw === "number" && show !== undefined ? show(raw, zone) : String(raw);
}
