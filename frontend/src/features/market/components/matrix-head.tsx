import { Direction } from "@/components/icons";
import { MATRIX_COLUMNS, type ColumnId } from "../matrix-columns";
import { sortBy, useMatrix } from "../matrix-settings";

/** The names of the columns, each of which sorts by it. */
export function MatrixHead({ columns }: { readonly columns: readonly ColumnId[] }) {
  const sort = useMatrix((settings) => settings.sort);
  return (
    <div role="row" aria-rowindex={1} className="matrix-head">
      {columns.map((id) => {
        const { name, head, numeric, value } = MATRIX_COLUMNS[id];
        const sorted = sort.id === id;
        const look = `matrix-cell font-medium tracking-wide ${numeric ? "justify-end" : ""} ${id === "symbol" ? "matrix-pinned" : ""}`;
        return (
          <div
            key={id}
            role="columnheader"
            aria-sort={sorted ? (sort.desc ? "descending" : "ascending") : undefined}
            title={name}
            className={look}
          >
            {value === undefined ? (
              head
            ) : (
              <button
                type="button"
                onClick={() => sortBy(id, numeric)}
                aria-label={`Sort by ${name}`}
                className={`-mx-1 inline-flex h-6 min-w-6 items-center gap-1 rounded-sm px-1 -outline-offset-2 hover:text-ink ${sorted ? "text-ink" : ""} ${numeric ? "flex-row-reverse" : ""}`}
              >
                {head}
                {sorted && <Direction sign={sort.desc ? -1 : 1} className="size-[7px]" />}
              </button>
            )}
          </div>
        );
      })}
    </div>
  );
}
