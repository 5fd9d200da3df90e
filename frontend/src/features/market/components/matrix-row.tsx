"use client";

import { memo, type ReactNode } from "react";
import { Age } from "@/components/age";
import { Signed } from "@/components/signed";
import { formatCompact, formatPrice, formatSignedPercent } from "@/lib/format";
import { quotes, useListings } from "@/live/streams";
import { dayChange, spreadOf } from "../figures";
import { MATRIX_COLUMNS, type ColumnId } from "../matrix-columns";
import type { Entry } from "../matrix-entries";
import { DayRange } from "./day-range";
import { FlashingPrice } from "./flashing-price";
import { PriceSpark } from "./price-spark";
import { WatchButton } from "./watch-button";

export const ROW_PX = 34;

export const rowId = (symbol: string) => `row-${symbol}`;

interface MatrixRowProps {
  readonly symbol: string;
  readonly index: number;
  readonly columns: readonly ColumnId[];
  readonly chosen: boolean;
  readonly onChoose: (symbol: string) => void;
}

/** One symbol; it renders only when its own quote, its listing or its place changes. */
export const MatrixRow = memo(function MatrixRow({ symbol, index, columns, chosen, onChoose }: MatrixRowProps) {
  const held = quotes.use(({ view }) => view.get(symbol));
  const listing = useListings((listings) => listings.get(symbol));
  if (held === undefined) {
    return null;
  }
  const { record: quote, at } = held;
  const entry = { symbol, listing, quote, at };
  return (
    <div
      role="row"
      id={rowId(symbol)}
      // The head of the grid is the first row.
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-symbol={symbol}
      data-record-id={quote.id}
      onClick={() => onChoose(symbol)}
      className="matrix-row group"
      style={{ height: ROW_PX, transform: `translateY(${index * ROW_PX}px)` }}
    >
      {columns.map((id) => (
        <div
          key={id}
          role={id === "symbol" ? "rowheader" : "gridcell"}
          data-column={id}
          className={`matrix-cell ${LOOKS[id] ?? ""} ${MATRIX_COLUMNS[id].numeric ? "num justify-end" : ""}`}
        >
          {CELLS[id](entry)}
        </div>
      ))}
    </div>
  );
});

const LOOKS: Partial<Readonly<Record<ColumnId, string>>> = {
  symbol: "matrix-pinned gap-1 pl-1.5!",
  company: "text-muted",
  spread: "text-muted",
  volume: "text-muted",
  age: "text-muted",
  bid: "text-muted",
  ask: "text-muted",
  exchange: "text-muted",
  sector: "text-muted",
};

const CELLS: Readonly<Record<ColumnId, (entry: Entry) => ReactNode>> = {
  symbol: ({ symbol }) => <SymbolCell symbol={symbol} />,
  company: ({ listing }) => <Words text={listing?.company} />,
  price: ({ quote }) => <FlashingPrice price={quote.close} />,
  change: ({ listing, quote }) => <Percent value={dayChange(listing, quote.close)?.percent} />,
  spread: ({ quote }) => price(spreadOf(quote)),
  volume: ({ quote }) => formatCompact(quote.volume),
  spark: ({ listing, quote }) => <PriceSpark closes={listing?.spark ?? NONE} last={quote.close} />,
  age: ({ at }) => <Age at={at} />,
  session: ({ quote }) => <Percent value={quote.change_pct} />,
  range: ({ quote }) => <DayRange quote={quote} />,
  bid: ({ quote }) => price(quote.bid),
  ask: ({ quote }) => price(quote.ask),
  exchange: ({ quote }) => <Words text={quote.exchange} />,
  sector: ({ listing }) => <Words text={listing?.sector} />,
};

const NONE: readonly number[] = [];

const price = (value: number | undefined) => (value === undefined ? "–" : formatPrice(value));

const SymbolCell = memo(function SymbolCell({ symbol }: { readonly symbol: string }) {
  return (
    <>
      {/* The grid is one stop of the keyboard; there, the space bar does the same. */}
      <WatchButton symbol={symbol} tabIndex={-1} />
      <span className="num truncate font-medium text-accent-text">{symbol}</span>
    </>
  );
});

const Words = memo(function Words({ text = "–" }: { readonly text: string | undefined }) {
  return <span className="truncate" title={text}>{text}</span>;
});

const Percent = memo(function Percent({ value }: { readonly value: number | undefined }) {
  return value === undefined ? "–" : <Signed value={value} text={formatSignedPercent(value)} />;
});
