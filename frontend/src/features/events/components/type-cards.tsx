"use client";

import { useMemo } from "react";
import { MetricCard } from "@/components/metric-card";
import { RestBody } from "@/components/rest-body";
import { formatWhole, formatWord } from "@/lib/format";
import type { Range } from "@/lib/ranges";
import { useEventCounts, useEventCountsBefore, useEventSeries } from "../queries";
import { momentsOf } from "../series";

const GRID = "grid grid-cols-2 gap-3 md:grid-cols-3 lg:grid-cols-5";

/** How many events of each type there were, most first, each with its trend. */
export function TypeCards({ range }: { readonly range: Range }) {
  const counts = useEventCounts(range);
  const before = useEventCountsBefore(range);
  const series = useEventSeries(range, range.sparkInterval);
  const moments = useMemo(
    () => momentsOf(series.data ?? [], range.sparkInterval, series.at),
    [series.data, series.at, range],
  );
  const changeOf = (type: string, now: number) => {
    const then = before.data?.find(({ event_type }) => event_type === type)?.events ?? 0;
    return then === 0 ? undefined : ((now - then) / then) * 100;
  };
  return (
    <section aria-label="Events by type" className="flex min-h-26 flex-col rounded-lg">
      <RestBody
        answer={counts}
        isEmpty={(data) => data.length === 0}
        empty="Counts appear here as soon as there are events in this range."
        waiting={<Waiting />}
      >
        {(data) => (
          <div className={GRID}>
            {data.map(({ event_type: type, events }, slot) => (
              <MetricCard
                key={slot}
                label={formatWord(type)}
                value={formatWhole(events)}
                change={changeOf(type, events)}
                spark={moments.map(({ counts: of }) => of.get(type) ?? 0)}
                against={range.against}
              />
            ))}
          </div>
        )}
      </RestBody>
    </section>
  );
}

function Waiting() {
  return (
    <div role="status" className={GRID}>
      <span className="sr-only">Loading</span>
      {[1, 2, 3, 4, 5].map((card) => (
        <div key={card} className="h-26 rounded-lg border border-line bg-panel p-4">
          <div className="skeleton h-3 w-20 rounded-sm" />
          <div className="skeleton mt-3 h-6 w-24 rounded-sm" />
        </div>
      ))}
    </div>
  );
}
