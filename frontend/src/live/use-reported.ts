import { isFinancialPoint, isFinancialSummary, type FinancialPoint, type FinancialSummary } from "@/contracts/financials";
import { readAs, readList } from "@/contracts/pages";
import type { Range } from "@/lib/ranges";
import { useRest, type Answer, type Periods } from "./use-rest";

const readSummary = readAs(isFinancialSummary);
const readPoints = readList(isFinancialPoint);

/** What the departments report for a range, and for the equally long one before. */
export function useReported({ from, before, everyMs }: Range): Periods<FinancialSummary> {
  const path = "/api/v1/financials/summary";
  return {
    now: useRest(`${path}?from=${from}`, readSummary, everyMs),
    before: useRest(`${path}?from=${before}&to=${from}`, readSummary, everyMs),
  };
}

/** What they report by interval. */
export function useReportedCourse({ from, everyMs }: Range, interval: string): Answer<readonly FinancialPoint[]> {
  return useRest(`/api/v1/financials/timeseries?from=${from}&interval=${interval}`, readPoints, everyMs);
}
