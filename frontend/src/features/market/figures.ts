import type { Stock } from "@/contracts/pages";
import type { StockQuote } from "@/contracts/records";

/** A change of a price, in its own unit and in percent. */
export interface Change {
  readonly by: number;
  readonly percent: number;
}

/**
 * How a price stands against that of 24 hours ago, which the listing's change implies; undefined
 * when there was none.
 */
export function dayChange(listing: Stock | undefined, close: number): Change | undefined {
  if (listing?.change_24h === undefined) {
    return undefined;
  }
  const earlier = listing.quote.close - listing.change_24h;
  const by = close - earlier;
  return { by, percent: (by / earlier) * 100 };
}

/** What the ask is above the bid; undefined when one is not known. */
export function spreadOf({ bid, ask }: StockQuote): number | undefined {
  return bid === undefined || ask === undefined ? undefined : ask - bid;
}

/** Whether a search finds a symbol, by its text or by other words about it. */
export function isFound(search: string, ...words: readonly (string | undefined)[]): boolean {
  const sought = search.trim().toLowerCase();
  return sought === "" || words.some((word) => word?.toLowerCase().includes(sought));
}
