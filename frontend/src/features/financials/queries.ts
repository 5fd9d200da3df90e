import type { components } from "@/contracts/api";
import { isFinancialPoint, isFinancialSummary, type FinancialPoint } from "@/contracts/financials";
import { fits, number, optional, text } from "@/contracts/fields";
import { readAs, readList } from "@/contracts/pages";
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

/** What revenue and expenses leave in a range, and in the equally long one before. */
export function useSummaries({ from, before, everyMs }: Range) {
  const path = "/api/v1/financials/summary";
  return {
    now: useRest(`${path}?from=${from}`, readAs(isFinancialSummary), everyMs),
    before: useRest(`${path}?from=${before}&to=${from}`, readAs(isFinancialSummary), everyMs),
  };
}

/** Revenue and expenses by interval. */
export function useCourse({ from, interval, everyMs }: Range): Answer<readonly FinancialPoint[]> {
  return useRest(
    `/api/v1/financials/timeseries?from=${from}&interval=${interval}`,
    readList(isFinancialPoint),
    everyMs,
  );
}

/** Budget against actual per department. */
export function useBudget({ from, everyMs }: Range): Answer<readonly BudgetLine[]> {
  return useRest(`/api/v1/financials/budget?from=${from}`, readList(isBudgetLine), everyMs);
}
