import { pageOf } from "@/contracts/pages";
import { isRecord, type Sale } from "@/contracts/records";
import { getJson } from "@/lib/http";
import { MostRecent, type Held } from "@/live/holdings";
import { createStreamStore, type StreamStore } from "@/live/stream-store";
import { readSaleGroups } from "./queries";
import { isNamed, passes, type SaleFilter } from "./sale-filter";

/** How many sales are held. */
export const KEPT = 100;

// So many products are asked for one by one; when a text names more, the newest sales are searched.
const MOST_PRODUCTS = 6;
const SEARCHED = 1000;

const readSales = pageOf(isRecord.sales);

/** The newest sales that pass a filter. */
export function createFilteredSales(filter: SaleFilter): StreamStore<Sale, readonly Held<Sale>[]> {
  return createStreamStore(
    new MostRecent<Sale>(KEPT, (sale) => passes(filter, sale)),
    () => newest(filter),
  );
}

async function newest(filter: SaleFilter): Promise<readonly Sale[]> {
  const { product: text } = filter;
  if (text === null) {
    return ask(filter, KEPT);
  }
  const products = await getJson("/api/v1/sales/summary?from=-365d&group=product", readSaleGroups);
  const named = products.filter(({ group, name }) => isNamed(text, group, name ?? ""));
  if (named.length > MOST_PRODUCTS) {
    return ask(filter, SEARCHED);
  }
  return (await Promise.all(named.map(({ group }) => ask(filter, KEPT, group)))).flat();
}

async function ask({ category, region }: SaleFilter, limit: number, product?: string): Promise<readonly Sale[]> {
  const query = new URLSearchParams({ limit: String(limit) });
  for (const [name, value] of Object.entries({ category, region, product })) {
    if (value) {
      query.set(name, value);
    }
  }
  return (await getJson(`/api/v1/sales?${query}`, readSales)).data;
}
