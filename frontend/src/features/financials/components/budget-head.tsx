import { Direction } from "@/components/icons";
import { HeadCell } from "@/components/ui/table";
import { formatPercent } from "@/lib/format";
import type { BudgetKey, BudgetOrder } from "../budget-order";

interface BudgetHeadProps {
  readonly order: BudgetOrder;
  readonly onOrder: (key: BudgetKey) => void;
  /** How far from the budget the ends of the bars are, in percent. */
  readonly scale: number;
}

interface Heading {
  readonly key: BudgetKey;
  readonly name: string;
  /** Where and how wide it is; the row's cells have the same. */
  readonly className: string;
  readonly numeric: boolean;
}

const HEADINGS: readonly Heading[] = [
  { key: "department", name: "Department", className: "w-[27%] @2xl:w-[16%]", numeric: false },
  { key: "type", name: "Type", className: "hidden w-[10%] @2xl:table-cell", numeric: false },
  { key: "budget", name: "Budget", className: "hidden @2xl:table-cell", numeric: true },
  { key: "actual", name: "Actual", className: "", numeric: true },
  { key: "variance", name: "Variance", className: "w-[23%] @2xl:w-auto", numeric: true },
  { key: "percent", name: "Variance %", className: "", numeric: true },
  { key: "verdict", name: "Verdict", className: "w-[18%] @2xl:w-[26%]", numeric: false },
];

/** The names of the columns, each of which orders the lines by it. */
export function BudgetHead({ order, onOrder, scale }: BudgetHeadProps) {
  return (
    <thead>
      <tr>
        {HEADINGS.map(({ key, name, className, numeric }) => {
          const sorted = key === order.key;
          return (
            <HeadCell
              key={key}
              aria-sort={sorted ? (order.descending ? "descending" : "ascending") : undefined}
              className={`${className} ${numeric ? "text-right" : ""}`}
            >
              <button
                type="button"
                aria-label={name}
                onClick={() => onOrder(key)}
                className={`-mx-1 inline-flex h-6 min-w-6 items-center gap-1 rounded-sm px-1 text-xs -outline-offset-2 hover:text-ink print:inline-flex! ${sorted ? "text-ink" : ""} ${numeric ? "flex-row-reverse" : ""}`}
              >
                {key === "percent" ? <Percent /> : name}
                {sorted && <Direction sign={order.descending ? -1 : 1} className="size-[7px]" />}
              </button>
              {key === "verdict" && (
                <span className="num float-right hidden leading-6 @2xl:inline" title="The middle of a bar is the budget">
                  budget ± {formatPercent(scale)}
                </span>
              )}
            </HeadCell>
          );
        })}
      </tr>
    </thead>
  );
}

function Percent() {
  return (
    <span>
      <span className="hidden @2xl:inline">Variance </span>%
    </span>
  );
}
