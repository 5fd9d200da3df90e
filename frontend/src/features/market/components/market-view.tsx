"use client";

import dynamic from "next/dynamic";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { lazily } from "@/lib/lazily";
import { quotes } from "@/live/streams";
import { useMarket } from "../use-market";
import { useSymbol } from "../use-symbol";
import { ChartPanel } from "./chart-panel";
import { Ticker } from "./ticker";
import { WatchlistPanel } from "./watchlist-panel";

const SymbolTabs = dynamic(lazily(() => import("./symbol-tabs")), { ssr: false });

const CHART = "h-[27rem] lg:h-auto";

/** One symbol in full beside all others. */
export function MarketView() {
  const symbols = useMarket();
  const [symbol, choose] = useSymbol(symbols);
  return (
    <>
      <div className="min-h-28 sm:min-h-14">
        <SymbolTabs symbols={symbols} symbol={symbol} onChoose={choose} />
      </div>
      {symbol === null ? <Waiting className="min-h-19" /> : <div className="shrink-0 lg:h-19"><Ticker symbol={symbol} /></div>}
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-3 lg:grid-cols-[minmax(0,1.3fr)_minmax(0,1fr)]">
        {symbol === null ? <Waiting className={CHART} /> : <ChartPanel symbol={symbol} className={CHART} />}
        <WatchlistPanel symbols={symbols} symbol={symbol} onChoose={choose} className="h-[34rem] lg:h-auto" />
      </div>
    </>
  );
}

/** What stands where a symbol will be. */
function Waiting({ className }: { readonly className: string }) {
  const load = quotes.use((state) => state.load);
  return (
    <div className={`flex rounded-lg border border-line bg-panel ${className}`}>
      {load.phase === "loading" ? (
        <ChartSkeleton />
      ) : load.phase === "failed" ? (
        <FailedState reason={load.reason} onRetry={quotes.refresh} />
      ) : (
        <EmptyState title="Nothing yet">The first symbol that is quoted appears here.</EmptyState>
      )}
    </div>
  );
}
