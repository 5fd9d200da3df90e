"use client";

import { useZone } from "@/lib/preferences";
import { formatClock } from "@/lib/zones";

/** A time of day in the zone that was chosen. */
export function ClockTime({ at }: { readonly at: number }) {
  const zone = useZone();
  return (
    <time dateTime={new Date(at).toISOString()} className="num text-muted">
      {formatClock(at, zone)}
    </time>
  );
}
