"use client";

import dynamic from "next/dynamic";
import { PanelSkeleton } from "@/components/panel-skeleton";
import { lazily } from "@/lib/lazily";
import { events, metrics, quotes, sales } from "@/live/streams";
import { useStream } from "@/live/use-stream";
import { Figures } from "./figures";
import { MarketPerformance } from "./market-performance";
import { PipelineStrip } from "./pipeline-strip";

const ActivityPanel = dynamic(lazily(() => import("./activity-panel")), { ssr: false, loading: PanelSkeleton });

/** The business and the market at a glance, what happens right now, and how the pipeline is. */
export function OverviewView() {
  useStream("stock_quotes", quotes);
  useStream("sales", sales);
  useStream("user_events", events);
  useStream("financial_metrics", metrics);
  return (
    <>
      <Figures />
      {/* As high as a screen leaves it, between bounds: nothing below depends on what is in the panels. */}
      <div className="grid grid-cols-1 gap-3 lg:h-[clamp(22rem,calc(100dvh-29rem),40rem)] lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)] lg:grid-rows-[minmax(0,1fr)] xl:h-[clamp(22rem,calc(100dvh-25rem),40rem)]">
        <MarketPerformance className="h-96 lg:h-auto" />
        <div className="flex h-112 min-h-0 min-w-0 lg:h-auto">
          <ActivityPanel className="flex-1" />
        </div>
      </div>
      <PipelineStrip />
    </>
  );
}
