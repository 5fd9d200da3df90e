import type { ReactNode } from "react";
import { formatSigned, formatSignedPercent } from "@/lib/format";
import { Sparkline } from "./charts/sparkline";
import { Signed } from "./signed";

interface MetricCardProps {
  readonly label: string;
  /** The figure as text; undefined while it is not known, null when there is none. */
  readonly value: string | null | undefined;
  /** The figure to its last digit, where `value` is rounded. */
  readonly exact?: string | undefined;
  /** In percent against the period before; undefined when that cannot be said. */
  readonly change?: number | undefined;
  /** Points are those of a figure that is in percent itself. */
  readonly changeIn?: "percent" | "points";
  readonly upIsGood?: boolean;
  /** Its course, oldest first. */
  readonly spark?: readonly number[] | undefined;
  /** What the change is against, such as "the 24 hours before". */
  readonly against?: string;
  readonly note?: ReactNode;
  /** Whether the figure answers an earlier question. */
  readonly busy?: boolean;
  /** Why there is no figure, if it could not be loaded. */
  readonly failed?: { readonly reason: string; readonly onRetry: () => void };
}

/** One figure, how it changed, and its course; as large without its figure as with it. */
export function MetricCard(props: MetricCardProps) {
  const { label, value, exact, spark, note, busy = false, failed } = props;
  return (
    <section
      aria-label={label}
      aria-busy={busy}
      data-metric={label}
      className={`flex min-w-0 flex-col gap-1 rounded-lg border border-line bg-panel px-4 py-3 transition-opacity ${busy ? "opacity-60" : ""}`}
    >
      <h2 className="flex items-center gap-2 text-xs font-medium text-muted">
        <span className="truncate">{label}</span>
        <span className="ml-auto truncate text-xs md:text-[11px] font-normal">{note}</span>
      </h2>
      <div className="flex items-end gap-3">
        <p className="num h-8 text-2xl leading-8 font-semibold tracking-tight whitespace-nowrap" data-value="" title={exact}>
          {value === undefined && failed === undefined ? (
            <span className="skeleton inline-block h-6 w-24 rounded-sm" />
          ) : (
            (value ?? "–")
          )}
        </p>
        <div className="ml-auto h-8 min-w-0 flex-1">
          {spark !== undefined && spark.length > 1 && <Sparkline values={spark} className="ml-auto h-8 w-full max-w-32" />}
        </div>
      </div>
      {failed === undefined ? <Change {...props} /> : <Failed {...failed} />}
    </section>
  );
}

function Change({ value, change, changeIn = "percent", upIsGood = true, against }: MetricCardProps) {
  return (
    <p className="flex h-4 items-center gap-1.5 text-xs text-muted">
      {value !== undefined && change !== undefined && (
        <Signed
          value={change}
          text={changeIn === "points" ? `${formatSigned(change)} points` : formatSignedPercent(change)}
          upIsGood={upIsGood}
          className="whitespace-nowrap"
        />
      )}
      <span className="truncate">{value === undefined ? "" : change === undefined ? "no comparison" : against && `against ${against}`}</span>
    </p>
  );
}

function Failed({ reason, onRetry }: NonNullable<MetricCardProps["failed"]>) {
  return (
    <p role="status" className="flex h-4 items-center gap-1.5 text-xs text-muted">
      <span className="truncate" title={reason}>
        Could not be loaded
      </span>
      <button type="button" onClick={onRetry} className="ml-auto h-6 rounded-sm px-1.5 font-medium whitespace-nowrap text-accent-text hover:bg-hover">
        Try again
      </button>
    </p>
  );
}
