import type { ReactNode } from "react";
import { formatSignedPercent } from "@/lib/format";
import { Sparkline } from "./charts/sparkline";
import { Signed } from "./signed";

interface MetricCardProps {
  readonly label: string;
  /** The figure as text; undefined while it is not known, null when there is none. */
  readonly value: string | null | undefined;
  /** In percent against the period before; undefined when that cannot be said. */
  readonly change?: number | undefined;
  readonly upIsGood?: boolean;
  /** Its course, oldest first. */
  readonly spark?: readonly number[] | undefined;
  /** What the change is against, such as "the 24 hours before". */
  readonly against?: string;
  readonly note?: ReactNode;
}

/** One figure, how it changed, and its course; as large without its figure as with it. */
export function MetricCard({ label, value, change, upIsGood = true, spark, against, note }: MetricCardProps) {
  return (
    <section
      aria-label={label}
      data-metric={label}
      className="flex min-w-0 flex-col gap-1 rounded-lg border border-line bg-panel px-4 py-3"
    >
      <h2 className="flex items-center gap-2 text-xs font-medium text-muted">
        <span className="truncate">{label}</span>
        <span className="ml-auto text-[11px] font-normal">{note}</span>
      </h2>
      <div className="flex items-end gap-3">
        <p className="num h-8 text-2xl leading-8 font-semibold tracking-tight whitespace-nowrap" data-value="">
          {value === undefined ? <span className="skeleton inline-block h-6 w-24 rounded-sm" /> : (value ?? "–")}
        </p>
        <div className="ml-auto h-8 min-w-0 flex-1">
          {spark !== undefined && spark.length > 1 && <Sparkline values={spark} className="ml-auto h-8 w-full max-w-32" />}
        </div>
      </div>
      <p className="flex h-4 items-center gap-1.5 text-xs text-muted">
        {change !== undefined && (
          <Signed value={change} text={formatSignedPercent(change)} upIsGood={upIsGood} />
        )}
        <span className="truncate">{value === undefined ? "" : change === undefined ? "no comparison" : against && `against ${against}`}</span>
      </p>
    </section>
  );
}
