import { isStock, pageOf, type Stock } from "@/contracts/pages";
import { getJson } from "@/lib/http";

/** Every listed symbol with its latest quote. */
export async function fetchStocks(): Promise<readonly Stock[]> {
  return (await getJson("/api/v1/stocks", pageOf(isStock))).data;
}
