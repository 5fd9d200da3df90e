"use client";

import { memo } from "react";
import { Signed } from "@/components/signed";
import { formatPrice, formatSignedPercent } from "@/lib/format";
import { quotes, useListings } from "@/live/streams";
import { useNow } from "@/live/use-now";
import { dayChange } from "../figures";

export const TAB_PX = 124;

interface SymbolTabProps {
  readonly symbol: string;
  readonly start: number;
  readonly place: number;
  readonly count: number;
  readonly chosen: boolean;
  readonly tabbable: boolean;
  readonly onChoose: (symbol: string) => void;
}

export const tabId = (symbol: string) => `tab-${symbol}`;

/** A symbol with its price and its change over 24 hours, renewed once a second: the rows below are for following. */
export const SymbolTab = memo(function SymbolTab(props: SymbolTabProps) {
  const { symbol, start, place, count, chosen, tabbable, onChoose } = props;
  useNow();
  const close = quotes.use.getState().view.get(symbol)?.record.close;
  const listing = useListings((listings) => listings.get(symbol));
  const change = close === undefined ? undefined : dayChange(listing, close);
  return (
    <button
      type="button"
      role="tab"
      id={tabId(symbol)}
      data-tab={symbol}
      aria-selected={chosen}
      aria-controls="ticker"
      aria-posinset={place + 1}
      aria-setsize={count}
      tabIndex={tabbable ? 0 : -1}
      title={listing?.company}
      onClick={() => onChoose(symbol)}
      style={{ width: TAB_PX - 6, transform: `translateX(${start}px)` }}
      className="absolute top-0 left-0 h-12 rounded-md border border-line bg-panel px-2.5 text-left text-xs transition-colors [contain:strict] -outline-offset-2 hover:border-edge hover:bg-hover aria-selected:border-accent aria-selected:bg-raised"
    >
      <span className="flex items-baseline justify-between gap-2">
        <span className={`num truncate font-semibold ${chosen ? "text-accent-text" : ""}`}>{symbol}</span>
        <span className="num">{close === undefined ? "–" : formatPrice(close)}</span>
      </span>
      <span className="mt-0.5 flex justify-end text-xs md:text-[11px]">
        {change === undefined ? (
          <span className="text-muted">–</span>
        ) : (
          <Signed value={change.percent} text={formatSignedPercent(change.percent)} />
        )}
      </span>
    </button>
  );
});
