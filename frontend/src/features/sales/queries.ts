import { pageOf } from "@/contracts/pages";
import { isRecord, type Sale } from "@/contracts/records";
import { getJson } from "@/lib/http";

/** The latest sales, newest first. */
export async function fetchSales(): Promise<readonly Sale[]> {
  return (await getJson("/api/v1/sales?limit=100", pageOf(isRecord.sales))).data;
}
