import { useEffect, useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import { usePace } from "@/live/pace";
import { useStream } from "@/live/use-stream";
import { quotes, useListings } from "@/live/streams";

const LISTING_DELAY_MS = 1000;

// What REST says of a symbol beside its quotes is hourly closes and the price of 24 hours ago.
const LISTING_EVERY_MS = 60_000;

/** Keeps the quotes live and their listings fresh; answers the symbols that have one, sorted. */
export function useMarket(): readonly string[] {
  useStream("stock_quotes", quotes);
  const known = quotes.use(useShallow(({ view }) => [...view.keys()]));
  const symbols = useMemo(() => [...known].sort(), [known]);
  useNewListings(symbols);
  useFreshListings();
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

function useFreshListings(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (usePace.getState().pausedAt === null && !document.hidden) {
        quotes.refresh();
      }
    }, LISTING_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
