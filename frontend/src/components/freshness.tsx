"use client";

import { useZone } from "@/lib/preferences";
import { formatClock } from "@/lib/zones";
import { usePace } from "@/live/pace";
import { useLiveState } from "@/live/use-live-state";
import type { Answer } from "@/live/use-rest";

interface FreshnessProps {
  /** The answer that the panel shows, if it shows one. */
  readonly answer?: Answer<unknown>;
}

/** Says in a panel's header when what it shows is not up to date right now; else nothing. */
export function Freshness({ answer }: FreshnessProps) {
  const state = useLiveState();
  const zone = useZone();
  const pausedAt = usePace((pace) => pace.pausedAt);
  if (state.status === "stale") {
    return <Note>Reconnecting · as of {formatClock(state.since, zone)}</Note>;
  }
  if (state.status === "offline") {
    return <Note>Offline{state.since !== null && ` · as of ${formatClock(state.since, zone)}`}</Note>;
  }
  if (pausedAt !== null) {
    return <Note>Paused · as of {formatClock(pausedAt, zone)}</Note>;
  }
  return answer === undefined || answer.problem === null || answer.at === 0 ? null : (
    <Note title={answer.problem}>Not renewed · as of {formatClock(answer.at, zone)}</Note>
  );
}

function Note({ title, children }: { readonly title?: string; readonly children: React.ReactNode }) {
  return (
    <span
      title={title}
      className="rounded-sm bg-warn-soft px-1.5 py-0.5 text-xs md:text-[11px] font-medium whitespace-nowrap text-warn"
    >
      {children}
    </span>
  );
}
