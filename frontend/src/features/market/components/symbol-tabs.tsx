"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { usePreferences } from "@/lib/preferences";
import { useListings } from "@/live/streams";
import { isFound } from "../figures";
import { useWithPinned } from "../use-with-pinned";
import { watchedFirst } from "../watching";
import { SymbolSearch } from "./symbol-search";
import { SymbolTab, TAB_PX, tabId } from "./symbol-tab";

export interface SymbolTabsProps {
  readonly symbols: readonly string[];
  readonly symbol: string | null;
  readonly onChoose: (symbol: string) => void;
}

const STEPS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowLeft: (place) => place - 1,
  ArrowRight: (place) => place + 1,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** All symbols side by side, those that the reader picked first; only those in sight are in the page. */
export default function SymbolTabs({ symbols, symbol, onChoose }: SymbolTabsProps) {
  const [search, setSearch] = useState("");
  const found = useFound(symbols, useDeferredValue(search));
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const chosen = symbol === null ? -1 : found.indexOf(symbol);
  const focusing = useRef(false);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const tabs = useVirtualizer({
    count: found.length,
    horizontal: true,
    getScrollElement: () => scroller,
    estimateSize: () => TAB_PX,
    overscan: 2,
    initialRect: { width: 1200, height: 0 },
    rangeExtractor: useWithPinned(chosen),
  });

  useEffect(() => {
    if (chosen >= 0) {
      tabs.scrollToIndex(chosen, { align: "auto" });
    }
    if (focusing.current && symbol !== null) {
      focusing.current = false;
      document.getElementById(tabId(symbol))?.focus({ preventScroll: true });
    }
  }, [tabs, chosen, symbol, scroller]);

  const step = (event: KeyboardEvent) => {
    const next = found[STEPS[event.key]?.(chosen, found.length) ?? -1];
    if (next !== undefined) {
      event.preventDefault();
      focusing.current = true;
      onChoose(next);
    }
  };

  return (
    <div className="flex flex-col gap-2 sm:flex-row sm:items-start">
      <SymbolSearch
        value={search}
        onChange={setSearch}
        found={found.length}
        onEnter={() => {
          if (found[0] !== undefined) {
            onChoose(found[0]);
          }
        }}
      />
      <div ref={setScroller} className="scroller h-14 min-w-0 flex-1 overflow-x-auto overflow-y-hidden">
        {found.length === 0 ? (
          <p className="grid h-12 place-items-center text-xs text-muted">
            {search === "" ? "" : "No symbol and no company has this in its name."}
          </p>
        ) : (
          <div
            role="tablist"
            aria-label="Symbols"
            onKeyDown={step}
            className="relative h-12"
            style={{ width: tabs.getTotalSize() }}
          >
            {tabs.getVirtualItems().map(({ index, start }) => {
              const one = found[index] ?? "";
              return (
                <SymbolTab
                  key={one}
                  symbol={one}
                  start={start}
                  place={index}
                  count={found.length}
                  chosen={index === chosen}
                  tabbable={index === Math.max(0, chosen)}
                  onChoose={onChoose}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

function useFound(symbols: readonly string[], search: string): readonly string[] {
  const watched = usePreferences((preferences) => preferences.watched);
  const listings = useListings();
  return useMemo(
    () => watchedFirst(symbols, watched).filter((symbol) => isFound(search, symbol, listings.get(symbol)?.company)),
    [symbols, watched, listings, search],
  );
}
