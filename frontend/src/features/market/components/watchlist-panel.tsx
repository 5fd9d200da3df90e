"use client";

import dynamic from "next/dynamic";
import { EmptyState } from "@/components/empty-state";
import { FailedState } from "@/components/failed-state";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { SkeletonRows } from "@/components/skeleton-rows";
import { lazily } from "@/lib/lazily";
import { quotes } from "@/live/streams";
import { Breadth } from "./breadth";
import type { WatchlistProps } from "./watchlist";

const Watchlist = dynamic(lazily(() => import("./watchlist")), { ssr: false, loading: SkeletonRows });

/** The symbols side by side, live, or why there are none. */
export function WatchlistPanel({ className = "", ...list }: WatchlistProps & { readonly className?: string }) {
  const load = quotes.use((state) => state.load);
  return (
    <Panel
      id="watchlist"
      title="Live Matrix Watchlist"
      className={className}
      aside={
        <>
          <Freshness />
          <Breadth />
        </>
      }
    >
      {list.symbols.length > 0 ? (
        <Watchlist {...list} />
      ) : load.phase === "failed" ? (
        <FailedState reason={load.reason} onRetry={quotes.refresh} />
      ) : load.phase === "loading" ? (
        <SkeletonRows />
      ) : (
        <EmptyState title="Nothing yet">The first quote of each symbol appears here as soon as it is stored.</EmptyState>
      )}
    </Panel>
  );
}
