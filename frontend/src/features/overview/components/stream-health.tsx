"use client";

import type { ReactNode } from "react";
import { Age } from "@/components/age";
import { useHopSummary } from "@/components/use-hop-summary";
import type { Stream } from "@/contracts/records";
import { formatCompact, formatDuration, formatRate, formatWhole, formatWord } from "@/lib/format";
import { streamAges } from "@/live/hop-ages";
import type { StreamStats } from "../queries";

interface StreamHealthProps {
  readonly stream: Stream;
  /** Undefined while it is not known. */
  readonly stats: StreamStats | undefined;
  /** The event time of the newest record shown; null for none. */
  readonly newest: number | null;
}

/** One stream's rate, age and size. */
export function StreamHealth({ stream, stats, newest }: StreamHealthProps) {
  const age = useHopSummary(streamAges[stream]).summary.hops.total;
  const { word, dot } = stateOf(stats);
  return (
    <li data-stream={stream} className="flex flex-col gap-2 bg-panel px-3 py-2.5 sm:px-4">
      <p className="flex items-center gap-2 text-xs">
        <span aria-hidden="true" className={`size-1.5 rounded-full ${dot}`} />
        <span className="font-medium">{formatWord(stream)}</span>
        <span className="text-muted">{word}</span>
      </p>
      <dl className="grid grid-cols-4 gap-2">
        <Fact name="rate" label="per second" title="Records stored per second, mean of the last minute">
          {stats && formatRate(stats.last_minute / 60)}
        </Fact>
        <Fact name="newest" label="newest" title="Age of the newest record shown">
          {newest === null ? "–" : <Age at={newest} />}
        </Fact>
        <Fact name="end-to-end" label="end to end" title="From event to this page, median of the last ten seconds">
          {age === null ? "–" : formatDuration(age.median)}
        </Fact>
        <Fact name="stored" label="stored" title={stats ? `${formatWhole(stats.records)} records stored` : "Records stored"}>
          {stats && formatCompact(stats.records)}
        </Fact>
      </dl>
    </li>
  );
}

interface FactProps {
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** Undefined while it is not known. */
  readonly children: ReactNode;
}

function Fact({ name, label, title, children }: FactProps) {
  return (
    <div className="min-w-0" title={title}>
      <dt className="truncate text-xs text-muted md:text-[11px]">{label}</dt>
      <dd data-fact={name} className="num h-5 truncate text-sm leading-5 font-medium">
        {children ?? <span className="skeleton inline-block h-3 w-10 rounded-sm" />}
      </dd>
    </div>
  );
}

function stateOf(stats: StreamStats | undefined): { readonly word: string; readonly dot: string } {
  if (stats === undefined) {
    return { word: "", dot: "bg-edge" };
  }
  if (stats.last_minute > 0) {
    return { word: "flowing", dot: "bg-up" };
  }
  return stats.records > 0 ? { word: "quiet", dot: "bg-warn" } : { word: "empty", dot: "bg-edge" };
}
