import type { components } from "@/contracts/api";
import { fits, number, optional, text } from "@/contracts/fields";
import { readList } from "@/contracts/pages";
import type { Range } from "@/lib/ranges";
import { useRest, type Answer } from "@/live/use-rest";

/** What a department planned and what came of it; revenue or expense. */
export type BudgetLine = Readonly<components["schemas"]["BudgetLine"]>;

const isBudgetLine = fits<BudgetLine>({
  department: text,
  metric_type: text,
  budget: number,
  actual: number,
  variance: number,
  variance_pct: optional(number),
});

/** Budget against actual per department. */
export function useBudget({ from, everyMs }: Range): Answer<readonly BudgetLine[]> {
  return useRest(`/api/v1/financials/budget?from=${from}`, readList(isBudgetLine), everyMs);
}
