"use client";

import { formatAge } from "@/lib/format";
import { useZone } from "@/lib/preferences";
import { formatClock } from "@/lib/zones";
import { useNow } from "@/live/use-now";

/** How long ago something was, renewed every second. */
export function Age({ at }: { readonly at: number }) {
  const now = useNow();
  const zone = useZone();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatClock(at, zone)}>
      {formatAge(Math.max(0, now - at))}
    </time>
  );
}
