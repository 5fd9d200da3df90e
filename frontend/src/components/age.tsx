"use client";

import { formatAge, formatClock } from "@/lib/format";
import { useNow } from "@/live/use-now";

/** How long ago something was, renewed every second. */
export function Age({ at }: { readonly at: number }) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatClock(at)}>
      {formatAge(Math.max(0, now - at))}
    </time>
  );
}
