import { create } from "zustand";
import { isStock, pageOf, type Stock } from "@/contracts/pages";
import { isRecord, type FinancialMetric, type Sale, type StockQuote, type UserEvent } from "@/contracts/records";
import { getJson } from "@/lib/http";
import { LatestPerKey, MostRecent } from "./holdings";
import { createStreamStore } from "./stream-store";

// A day of hourly closes beside each quote.
const STOCKS = "/api/v1/stocks?spark=24";

/** What is known of each symbol beside its quotes, as of the last answer. */
export const useListings = create<ReadonlyMap<string, Stock>>(() => new Map());

async function fetchQuotes(): Promise<readonly StockQuote[]> {
  const { data } = await getJson(STOCKS, pageOf(isStock));
  useListings.setState(new Map(data.map((stock) => [stock.symbol, stock])), true);
  return data.map(({ quote }) => quote);
}

/** The latest quote of each symbol; its answer brings the listings along. */
export const quotes = createStreamStore(
  new LatestPerKey<StockQuote>(({ symbol }) => symbol),
  fetchQuotes,
);

/** The last 100 sales. */
export const sales = createStreamStore(
  new MostRecent<Sale>(100),
  async () => (await getJson("/api/v1/sales?limit=100", pageOf(isRecord.sales))).data,
);

/** The last 100 user events. */
export const events = createStreamStore(
  new MostRecent<UserEvent>(100),
  async () => (await getJson("/api/v1/events?limit=100", pageOf(isRecord.user_events))).data,
);

/** What "latest" is per among financial metrics. */
export function metricKey(department: string, metricType: string): string {
  return `${department}/${metricType}`;
}

/** The latest metric of each type in each department. */
export const metrics = createStreamStore(
  new LatestPerKey<FinancialMetric>((metric) => metricKey(metric.department, metric.metric_type)),
  async () => (await getJson("/api/v1/financials?limit=100", pageOf(isRecord.financial_metrics))).data,
);
