"use client";

import { useZone } from "@/lib/preferences";
import { formatClock, formatDay } from "@/lib/zones";

interface ClockTimeProps {
  readonly at: number;
  /** Whether its day is said too. */
  readonly dated?: boolean;
}

/** A time of day in the zone that was chosen. */
export function ClockTime({ at, dated = false }: ClockTimeProps) {
  const zone = useZone();
  return (
    <time dateTime={new Date(at).toISOString()} className="num text-muted">
      {dated && `${formatDay(at, zone)} `}
      {formatClock(at, zone)}
    </time>
  );
}
