import type { components } from "./api";
import { fits, listOf, number, optional, text, type Guard } from "./fields";
import { isRecord } from "./records";

/** One page of a list, newest first; `next` is the cursor of the page after it. */
export interface Page<T> {
  readonly data: readonly T[];
  readonly next?: string;
}

/** A symbol and how it stands. */
export type Stock = Readonly<
  Omit<components["schemas"]["Stock"], "spread">
>;

export const isStock = fits<Stock>({
  symbol: text,
  company: optional(text),
  exchange: text,
  sector: optional(text),
  quote: isRecord.stock_quotes,
  change_24h: optional(number),
  change_24h_pct: optional(number),
  spark: listOf(number),
});

/** Reads an answer that passes; null for anything else. */
export function readAs<T>(guard: Guard<T>): (body: unknown) => T | null {
  return (body) => (guard(body) ? body : null);
}

/** Reads a bare list whose every item passes; null for anything else. */
export function readList<T>(isItem: Guard<T>): (body: unknown) => readonly T[] | null {
  const isList = listOf(isItem);
  return (body) => (isList(body) ? (body as readonly T[]) : null);
}

/** Reads a page whose every item passes; null for anything else. */
export function pageOf<T>(isItem: Guard<T>): (body: unknown) => Page<T> | null {
  const isPage = fits<Page<T>>({
    data: listOf(isItem),
    next: optional(text),
  });
  return (body) => (isPage(body) ? body : null);
}
