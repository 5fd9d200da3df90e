import { fits, optional, text, type Guard } from "./fields";
import { isRecord, type StockQuote } from "./records";

/** One page of a list, newest first; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly next?: string;
}

/** A listed company with its latest quote, if there is one yet. */
export interface Stock {
  readonly symbol: string;
  readonly company?: string;
  readonly exchange: string;
  readonly sector?: string;
  readonly quote?: StockQuote;
}

export const isStock = fits<Stock>({
  symbol: text,
  company: optional(text),
  exchange: text,
  sector: optional(text),
  quote: optional(isRecord.stock_quotes),
});

/** Reads a page whose every item passes; null for anything else. */
export function pageOf<T>(isItem: Guard<T>): (body: unknown) => Page<T> | null {
  const isPage = fits<Page<T>>({
    data: (value) => Array.isArray(value) && value.every(isItem),
    next: optional(text),
  });
  return (body) => (isPage(body) ? body : null);
}
