"use client";

import type { ReactNode } from "react";
import { Age } from "@/components/age";
import { Signed } from "@/components/signed";
import type { Stock } from "@/contracts/pages";
import type { StockQuote } from "@/contracts/records";
import { formatCompact, formatPrice, formatSigned, formatSignedPercent, formatWhole } from "@/lib/format";
import { quotes, useListings } from "@/live/streams";
import { dayChange, spreadOf } from "../figures";
import { DayRange } from "./day-range";
import { FlashingPrice } from "./flashing-price";
import { WatchButton } from "./watch-button";

/** How one symbol stands, live. */
export function Ticker({ symbol }: { readonly symbol: string }) {
  const held = quotes.use(({ view }) => view.get(symbol));
  const listing = useListings((listings) => listings.get(symbol));
  const quote = held?.record;
  return (
    <div
      id="ticker"
      role="tabpanel"
      aria-label={`${symbol} ticker`}
      data-symbol={symbol}
      className="flex min-h-19 flex-wrap lg:h-full lg:[contain:strict] items-center gap-x-7 gap-y-3 rounded-lg border border-line bg-panel px-3 py-2.5 sm:px-4"
    >
      <Name symbol={symbol} exchange={quote?.exchange ?? listing?.exchange} listing={listing} />
      {quote === undefined ? (
        <p className="text-xs text-muted">No quote of {symbol} is known. What comes first appears here.</p>
      ) : (
        <>
          <Price quote={quote} listing={listing} />
          <dl className="grid flex-1 grid-cols-3 gap-x-5 gap-y-2 text-xs sm:flex sm:flex-wrap sm:justify-end">
            <Fact name="Bid">{formatted(quote.bid, formatPrice)}</Fact>
            <Fact name="Ask">{formatted(quote.ask, formatPrice)}</Fact>
            <Fact name="Spread">{formatted(spreadOf(quote), formatPrice)}</Fact>
            <Fact name="Day range" wide>
              <span aria-hidden="true" className="mr-2 hidden sm:inline">{formatPrice(quote.low)}</span>
              <DayRange quote={quote} />
              <span aria-hidden="true" className="ml-2 hidden sm:inline">{formatPrice(quote.high)}</span>
            </Fact>
            <Fact name="Volume">
              <span title={formatWhole(quote.volume)}>{formatCompact(quote.volume)}</span>
            </Fact>
            <Fact name="Age">
              <Age at={held?.at ?? 0} />
            </Fact>
          </dl>
        </>
      )}
    </div>
  );
}

function Name({ symbol, exchange, listing }: { symbol: string; exchange: string | undefined; listing: Stock | undefined }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <WatchButton symbol={symbol} />
      <div className="min-w-0">
        <h2 className="flex items-center gap-2">
          <span className="num text-lg leading-6 font-semibold">{symbol}</span>
          {exchange !== undefined && (
            <span className="rounded-sm border border-line bg-hover px-1.5 text-xs md:text-[11px] leading-4.5 font-medium text-muted">{exchange}</span>
          )}
        </h2>
        <p className="truncate text-xs text-muted">
          {[listing?.company, listing?.sector].filter((word) => word !== undefined).join(" · ") || "–"}
        </p>
      </div>
    </div>
  );
}

function Price({ quote, listing }: { readonly quote: StockQuote; readonly listing: Stock | undefined }) {
  const day = dayChange(listing, quote.close);
  return (
    <div className="flex items-center gap-4">
      <p className="min-w-[7ch] text-2xl leading-8 tracking-tight" data-ticker-price="">
        <FlashingPrice key={quote.symbol} price={quote.close} />
      </p>
      <dl className="grid grid-cols-[auto_auto] gap-x-2 text-xs leading-5">
        <dt className="text-muted">Session</dt>
        <dd title="Against the previous session's close">
          <Signed value={quote.change} text={`${formatSigned(quote.change)} (${formatSignedPercent(quote.change_pct)})`} />
        </dd>
        <dt className="text-muted">24 h</dt>
        <dd title="Against the price of 24 hours ago">
          {day === undefined ? "–" : <Signed value={day.by} text={`${formatSigned(day.by)} (${formatSignedPercent(day.percent)})`} />}
        </dd>
      </dl>
    </div>
  );
}

function Fact({ name, wide = false, children }: { readonly name: string; readonly wide?: boolean; readonly children: ReactNode }) {
  return (
    <div className={wide ? "" : "min-w-[7ch]"}>
      <dt className="text-xs md:text-[11px] text-muted">{name}</dt>
      <dd className="num leading-5 whitespace-nowrap">{children}</dd>
    </div>
  );
}

function formatted(value: number | undefined, format: (value: number) => string): string {
  return value === undefined ? "–" : format(value);
}
