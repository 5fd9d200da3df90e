import { formatClock } from "@/lib/format";

/** A time of day in the reader's zone. */
export function ClockTime({ at }: { readonly at: number }) {
  return (
    <time dateTime={new Date(at).toISOString()} className="num text-muted">
      {formatClock(at)}
    </time>
  );
}
