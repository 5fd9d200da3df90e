import type { components } from "@/contracts/api";
import { fits, number, optional, text, time } from "@/contracts/fields";
import { readList } from "@/contracts/pages";
import type { Range } from "@/lib/ranges";
import { useRest, type Answer, type Periods } from "@/live/use-rest";

type Schemas = components["schemas"];

/** What sales come to; the average is absent without an order. */
export type SaleSummary = Readonly<Schemas["SaleSummary"]>;

/** The same of one category, region or product. */
export type SaleGroup = SaleSummary & { readonly group: string };

/** The sales of one interval. */
export type SalePoint = Readonly<Schemas["SalePoint"]>;

const summary = {
  name: optional(text),
  revenue: number,
  orders: number,
  quantity: number,
  average_order_value: optional(number),
};
const isSaleSummary = fits<SaleSummary>({ ...summary, group: optional(text) });
const isSaleGroup = fits<SaleGroup>({ ...summary, group: text });
const isSalePoint = fits<SalePoint>({ time, group: optional(text), revenue: number, orders: number, quantity: number });

const readSummaries = readList(isSaleSummary);
const readOnlySummary = (body: unknown) => readSummaries(body)?.[0] ?? null;

const since = ({ from }: Range) => `from=${from}`;
const periodBefore = ({ before, from }: Range) => `from=${before}&to=${from}`;

/** What the sales of a range come to. */
export function useSales(range: Range): Periods<SaleSummary> {
  const path = "/api/v1/sales/summary";
  return {
    now: useRest(`${path}?${since(range)}`, readOnlySummary, range.everyMs),
    before: useRest(`${path}?${periodBefore(range)}`, readOnlySummary, range.everyMs),
  };
}

/** Sales by interval, for small charts. */
export function useSalesCourse(range: Range): Answer<readonly SalePoint[]> {
  const path = `/api/v1/sales/timeseries?${since(range)}&interval=${range.sparkInterval}`;
  return useRest(path, readList(isSalePoint), range.everyMs);
}

/** Sales per category or region, the largest revenue first. */
export function useSalesBy(group: "category" | "region", range: Range): Answer<readonly SaleGroup[]> {
  return useRest(`/api/v1/sales/summary?${since(range)}&group=${group}`, readSaleGroups, range.everyMs);
}

export const readSaleGroups = readList(isSaleGroup);
