"use client";

import { memo } from "react";
import { Age } from "@/components/age";
import { Signed } from "@/components/signed";
import { Cell, RowHead } from "@/components/ui/table";
import type { RowPlace } from "@/components/windowed-rows";
import type { StockQuote } from "@/contracts/records";
import { formatCompact, formatPrice, formatSignedPercent, formatWhole } from "@/lib/format";
import { quotes, useListings } from "@/live/streams";
import { DayRange } from "./day-range";
import { FlashingPrice } from "./flashing-price";

interface QuoteRowProps {
  readonly symbol: string;
  readonly place: RowPlace;
}

/** One symbol; it renders only when its own quote changes. */
export const QuoteRow = memo(function QuoteRow({ symbol, place }: QuoteRowProps) {
  const held = quotes.use(({ view }) => view.get(symbol));
  const company = useListings((listings) => listings.get(symbol)?.company);
  if (held === undefined) {
    return null;
  }
  const { record: quote, at } = held;
  return (
    <tr {...place} data-symbol={symbol} data-record-id={quote.id} className="row">
      <RowHead className="sticky left-0 bg-panel py-1 @md:py-0">
        <span className="num text-accent-text">{symbol}</span>
        <span className="block max-w-16 truncate text-[11px] leading-tight font-normal text-muted @md:hidden">
          {company}
        </span>
      </RowHead>
      <Cell className="hidden max-w-0 min-w-32 truncate text-muted @md:table-cell @md:w-full">{company ?? "–"}</Cell>
      <Cell className="text-right">
        <FlashingPrice price={quote.close} />
      </Cell>
      <Cell className="text-right">
        <Signed value={quote.change_pct} text={formatSignedPercent(quote.change_pct)} />
      </Cell>
      <Cell className="hidden px-4 @2xl:table-cell">
        <DayRange quote={quote} />
      </Cell>
      <Cell className="num text-right text-muted">{spread(quote)}</Cell>
      <Cell className="num text-right text-muted" title={formatWhole(quote.volume)}>
        {formatCompact(quote.volume)}
      </Cell>
      <Cell className="num min-w-[5.5ch] text-right text-muted">
        <Age at={at} />
      </Cell>
    </tr>
  );
});

function spread({ bid, ask }: StockQuote): string {
  return bid === undefined || ask === undefined ? "–" : formatPrice(ask - bid);
}
