import { create } from "zustand";
import type { Stock } from "@/contracts/pages";
import type { StockQuote } from "@/contracts/records";
import { LatestPerKey } from "@/live/holdings";
import { createStreamStore } from "@/live/stream-store";
import { fetchStocks } from "./queries";

/** The listings by symbol, as of the last answer. */
export const useListings = create<ReadonlyMap<string, Stock>>(() => new Map());

async function fetchQuotes(): Promise<readonly StockQuote[]> {
  const stocks = await fetchStocks();
  useListings.setState(new Map(stocks.map((stock) => [stock.symbol, stock])), true);
  return stocks.flatMap((stock) => stock.quote ?? []);
}

/** The latest quote of each symbol; its answer brings the listings along. */
export const quotes = createStreamStore(
  new LatestPerKey<StockQuote>((quote) => quote.symbol),
  fetchQuotes,
);
