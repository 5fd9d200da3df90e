"use client";

import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { HeadCell, Table } from "@/components/ui/table";
import { WindowedRows } from "@/components/windowed-rows";
import { quotes } from "@/live/streams";
import { useMarket } from "../use-market";
import { Breadth } from "./breadth";
import { QuoteRow } from "./quote-row";

/** The latest quote of every symbol. */
export function QuotesPanel({ className = "" }: { readonly className?: string }) {
  const symbols = useMarket();
  const load = quotes.use((state) => state.load);
  return (
    <Panel
      id="quotes"
      title="Quotes"
      className={className}
      aside={
        <>
          <Freshness />
          <Breadth />
        </>
      }
    >
      <StreamBody
        label="Latest quotes"
        load={load}
        count={symbols.length}
        empty="The first quote of each symbol appears here as soon as it is stored."
        onRetry={quotes.refresh}
      >
        <Table aria-rowcount={symbols.length + 1}>
          <thead>
            <tr>
              <HeadCell className="left-0 z-20">Symbol</HeadCell>
              <HeadCell className="hidden @md:table-cell">Company</HeadCell>
              <HeadCell className="text-right">Price</HeadCell>
              <HeadCell className="text-right">Change</HeadCell>
              <HeadCell className="hidden px-4 @2xl:table-cell">Day range</HeadCell>
              <HeadCell className="text-right">Spread</HeadCell>
              <HeadCell className="text-right">Volume</HeadCell>
              <HeadCell className="text-right">Age</HeadCell>
            </tr>
          </thead>
          <WindowedRows count={symbols.length}>
            {(index, place) => {
              const symbol = symbols[index] ?? "";
              return <QuoteRow key={symbol} symbol={symbol} place={place} />;
            }}
          </WindowedRows>
        </Table>
      </StreamBody>
    </Panel>
  );
}
