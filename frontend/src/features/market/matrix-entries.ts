import { useEffect, useMemo, useState, type RefObject } from "react";
import type { Stock } from "@/contracts/pages";
import type { StockQuote } from "@/contracts/records";
import type { Held } from "@/live/holdings";
import { usePace } from "@/live/pace";
import { quotes, useListings } from "@/live/streams";

/** A symbol of the watchlist as it stood at one moment. */
export interface Entry {
  readonly symbol: string;
  readonly listing: Stock | undefined;
  readonly quote: StockQuote;
  readonly at: number;
}

interface Moment {
  readonly view: ReadonlyMap<string, Held<StockQuote>>;
  readonly listings: ReadonlyMap<string, Stock>;
}

const RESORT_MS = 1000;

const now = (): Moment => ({ view: quotes.use.getState().view, listings: useListings.getState() });

/** How these symbols stand right now. */
export function entriesOf(symbols: readonly string[], moment: Moment = now()): readonly Entry[] {
  return symbols.flatMap((symbol) => {
    const held = moment.view.get(symbol) ?? quotes.use.getState().view.get(symbol);
    const listing = moment.listings.get(symbol) ?? useListings.getState().get(symbol);
    return held === undefined ? [] : [{ symbol, listing, quote: held.record, at: held.at }];
  });
}

/**
 * The symbols' entries for sorting and filtering, renewed once a second when the order depends on
 * live figures, but not while the page is paused or `held` says that rows must stay where they are.
 */
export function useEntries(symbols: readonly string[], live: boolean, held: RefObject<boolean>): readonly Entry[] {
  const [moment, setMoment] = useState(now);
  useEffect(() => {
    const renew = () => setMoment(now());
    if (!live) {
      return useListings.subscribe(renew);
    }
    const first = setTimeout(renew);
    const timer = setInterval(() => {
      if (!held.current && !document.hidden && usePace.getState().pausedAt === null) {
        renew();
      }
    }, RESORT_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [live, held]);
  return useMemo(() => entriesOf(symbols, moment), [symbols, moment]);
}
