"use client";

import { useMemo } from "react";
import { FailedState } from "@/components/failed-state";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { formatDuration, formatWhole } from "@/lib/format";
import { events, metrics, quotes, sales } from "@/live/streams";
import { newestIn } from "../newest";
import { useStats, type Stats } from "../queries";
import { StreamHealth } from "./stream-health";

/** How the pipeline does, stream by stream. */
export function PipelineStrip() {
  const answer = useStats();
  const { data, problem, retry } = answer;
  const statsOf = useMemo(() => new Map(data?.streams.map((stats) => [stats.stream, stats])), [data]);
  const newestQuote = quotes.use(({ view }) => newestIn(view.values()));
  const newestSale = sales.use(({ view }) => newestIn(view.slice(0, 1)));
  const newestEvent = events.use(({ view }) => newestIn(view.slice(0, 1)));
  const newestMetric = metrics.use(({ view }) => newestIn(view.values()));
  return (
    <Panel
      id="pipeline"
      title="Pipeline"
      aside={
        <>
          <Freshness answer={answer} />
          {data !== undefined && <LiveRoad {...data} />}
        </>
      }
    >
      {data === undefined && problem !== null ? (
        <div className="flex min-h-22">
          <FailedState reason={problem} onRetry={retry} />
        </div>
      ) : (
        <ul className="grid gap-px bg-line md:grid-cols-2 xl:grid-cols-4">
          <StreamHealth stream="stock_quotes" stats={statsOf.get("stock_quotes")} newest={newestQuote} />
          <StreamHealth stream="sales" stats={statsOf.get("sales")} newest={newestSale} />
          <StreamHealth stream="user_events" stats={statsOf.get("user_events")} newest={newestEvent} />
          <StreamHealth stream="financial_metrics" stats={statsOf.get("financial_metrics")} newest={newestMetric} />
        </ul>
      )}
    </Panel>
  );
}

function LiveRoad({ live, clients }: Stats) {
  return (
    <p className="flex gap-3 whitespace-nowrap">
      {live.following ? (
        <span title="How long ago the oldest record of the last read of the live log was appended">
          live lag
          <span data-fact="live-lag" className="num inline-block w-14 text-right text-ink">
            {live.lag_ms === undefined ? "–" : formatDuration(live.lag_ms)}
          </span>
        </span>
      ) : (
        <span className="text-warn">live log away</span>
      )}
      <span title="Sessions connected to the server that answered">
        <span data-fact="clients" className="num text-ink">{formatWhole(clients)}</span> {clients === 1 ? "client" : "clients"}
        <span className="hidden sm:inline"> connected</span>
      </span>
    </p>
  );
}
