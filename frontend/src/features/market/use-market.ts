import { useEffect, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { useStream } from "@/live/use-stream";
import { quotes, useListings } from "@/live/streams";

const LISTING_DELAY_MS = 1000;

/** Keeps the quotes live; answers the symbols that have one, sorted. */
export function useMarket(): readonly string[] {
  useStream("stock_quotes", quotes);
  const known = quotes.use(useShallow(({ view }) => [...view.keys()]));
  const symbols = useMemo(() => [...known].sort(), [known]);
  useNewListings(symbols);
  return symbols;
}

/** Asks for the listings once more when quotes of symbols arrive that were not listed before. */
function useNewListings(symbols: readonly string[]): void {
  const phase = quotes.use(({ load }) => load.phase);
  useEffect(() => {
    const listings = useListings.getState();
    if (phase !== "ready" || symbols.every((symbol) => listings.has(symbol))) {
      return undefined;
    }
    const timer = setTimeout(quotes.refresh, LISTING_DELAY_MS);
    return () => clearTimeout(timer);
  }, [symbols, phase]);
}
