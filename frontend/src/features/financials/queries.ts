import { pageOf } from "@/contracts/pages";
import { isRecord, type FinancialMetric } from "@/contracts/records";
import { getJson } from "@/lib/http";

/** The latest financial metrics, newest first. */
export async function fetchFinancials(): Promise<readonly FinancialMetric[]> {
  return (await getJson("/api/v1/financials?limit=100", pageOf(isRecord.financial_metrics))).data;
}
