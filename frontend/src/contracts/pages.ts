import type { components } from "./api";
import { fits, optional, text, type Guard } from "./fields";
import { isRecord } from "./records";

/** One page of a list, newest first; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly next?: string;
}

/** A symbol and how it stands. */
export type Stock = Readonly<
  Pick<components["schemas"]["Stock"], "symbol" | "company" | "exchange" | "sector" | "quote">
>;

export const isStock = fits<Stock>({
  symbol: text,
  company: optional(text),
  exchange: text,
  sector: optional(text),
  quote: isRecord.stock_quotes,
});

/** Reads a page whose every item passes; null for anything else. */
export function pageOf<T>(isItem: Guard<T>): (body: unknown) => Page<T> | null {
  const isPage = fits<Page<T>>({
    data: (value) => Array.isArray(value) && value.every(isItem),
    next: optional(text),
  });
  return (body) => (isPage(body) ? body : null);
}
