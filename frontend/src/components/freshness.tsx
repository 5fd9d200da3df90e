"use client";

import { useZone } from "@/lib/preferences";
import { formatClock } from "@/lib/zones";
import { usePace } from "@/live/pace";
import { useLiveState } from "@/live/use-live-state";

/** Says in a panel's header when its rows do not follow the stream right now; else nothing. */
export function Freshness() {
  const state = useLiveState();
  const zone = useZone();
  const pausedAt = usePace((pace) => pace.pausedAt);
  if (state.status === "stale") {
    return <Note>Reconnecting · as of {formatClock(state.since, zone)}</Note>;
  }
  if (state.status === "offline") {
    return <Note>Offline{state.since !== null && ` · as of ${formatClock(state.since, zone)}`}</Note>;
  }
  return pausedAt === null ? null : <Note>Paused · as of {formatClock(pausedAt, zone)}</Note>;
}

function Note({ children }: { readonly children: React.ReactNode }) {
  return (
    <span className="rounded-sm bg-warn-soft px-1.5 py-0.5 text-[11px] font-medium whitespace-nowrap text-warn">
      {children}
    </span>
  );
}
