"use client";

import { RangePicker } from "@/components/range-picker";
import { useRange } from "@/lib/ranges";
import { events, metrics, quotes, sales } from "@/live/streams";
import { useStream } from "@/live/use-stream";
import { ActivityPanel } from "./activity-panel";
import { Figures } from "./figures";
import { MarketPerformance } from "./market-performance";
import { PipelineStrip } from "./pipeline-strip";

/** The business and the market at a glance, what happens right now, and how the pipeline is. */
export function OverviewView() {
  const [range] = useRange();
  useStream("stock_quotes", quotes);
  useStream("sales", sales);
  useStream("user_events", events);
  useStream("financial_metrics", metrics);
  return (
    <>
      <div className="flex items-center gap-3">
        <p className="hidden text-xs text-muted sm:block">The business, against {range.against}</p>
        <div className="ml-auto">
          <RangePicker />
        </div>
      </div>
      <Figures range={range} />
      <div className="grid flex-1 grid-cols-1 gap-3 lg:min-h-96 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <MarketPerformance className="h-96 lg:h-auto" />
        <ActivityPanel className="h-112 lg:h-auto" />
      </div>
      <PipelineStrip />
    </>
  );
}
