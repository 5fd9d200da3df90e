import { useChoice } from "@/lib/url-state";
import type { BudgetLine } from "./queries";

/** What lines may be ordered by. */
export const BUDGET_KEYS = ["department", "type", "budget", "actual", "variance", "percent", "verdict"] as const;

export type BudgetKey = (typeof BUDGET_KEYS)[number];

export interface BudgetOrder {
  readonly key: BudgetKey;
  readonly descending: boolean;
}

type Value = string | number | undefined;

const VALUES: Readonly<Record<BudgetKey, (line: BudgetLine) => Value>> = {
  department: ({ department }) => department,
  type: ({ metric_type }) => metric_type,
  budget: ({ budget }) => budget,
  actual: ({ actual }) => actual,
  variance: ({ variance }) => variance,
  percent: ({ variance_pct }) => variance_pct,
  verdict: (line) => line.variance_pct && advantage(line, line.variance_pct),
};

/** A difference from the budget as the good of the business: more revenue, but less expense. */
export function advantage({ metric_type }: BudgetLine, difference: number): number {
  return metric_type === "expense" ? -difference : difference;
}

/** Lines in order; equal ones stay as they were, and those without a value come last either way. */
export function ordered(lines: readonly BudgetLine[], { key, descending }: BudgetOrder): readonly BudgetLine[] {
  const value = VALUES[key];
  return [...lines].sort((one, other) => {
    const [a, b] = [value(one), value(other)];
    if (a === undefined || b === undefined) {
      return Number(a === undefined) - Number(b === undefined);
    }
    return descending ? compare(b, a) : compare(a, b);
  });
}

function compare(a: string | number, b: string | number): number {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}

// As the address says it: -variance is by variance, the largest first.
const CHOICES = BUDGET_KEYS.flatMap((key) => [key, `-${key}`]);

/** The order in the page's address, by department unless it says another; choosing a key again turns it round. */
export function useBudgetOrder(): readonly [BudgetOrder, (key: BudgetKey) => void] {
  const [choice, choose] = useChoice<string>("sort", CHOICES, "department");
  const descending = choice.startsWith("-");
  const key = BUDGET_KEYS.find((one) => one === (descending ? choice.slice(1) : choice)) ?? "department";
  // Figures are looked at from the largest on, names from A on.
  const turn = (next: BudgetKey) => (next === key ? !descending : next !== "department" && next !== "type");
  return [{ key, descending }, (next) => choose(turn(next) ? `-${next}` : next)];
}
