"use client";

import { changePct } from "@/lib/course";
import { useZone } from "@/lib/preferences";
import type { Range } from "@/lib/ranges";
import { formatClock } from "@/lib/zones";
import type { Answer } from "@/live/use-rest";
import { MetricCard } from "./metric-card";

interface FigureCardProps<T> {
  readonly label: string;
  /** What the figure is of. */
  readonly source: string;
  readonly range: Range;
  /** What REST says of the range, and of the equally long one before. */
  readonly now: Answer<T>;
  readonly before: Answer<T>;
  /** Undefined when there is none. */
  readonly figure: (data: T) => number | undefined;
  readonly format: (value: number) => string;
  readonly spark: readonly number[] | undefined;
  readonly upIsGood?: boolean;
  /** Whether the figure is in percent, so that its change is in points of that. */
  readonly inPercent?: boolean;
}

/** A figure of a range against the one before; it comes in one piece, or says that it does not. */
export function FigureCard<T>({ source, range, now, before, figure, format, inPercent, ...rest }: FigureCardProps<T>) {
  const settled = now.data !== undefined && (before.data !== undefined || before.problem !== null);
  const value = now.data && figure(now.data);
  const past = before.data && figure(before.data);
  const change = inPercent ? difference(value, past) : changePct(value, past);
  return (
    <MetricCard
      {...rest}
      value={settled ? (value === undefined ? null : format(value)) : undefined}
      change={change}
      changeIn={inPercent ? "points" : "percent"}
      against={range.against}
      note={now.data === undefined || now.problem === null ? source : <NotRenewed answer={now} />}
      busy={now.outdated || before.outdated}
      {...(now.data === undefined && now.problem !== null
        ? { failed: { reason: now.problem, onRetry: now.retry } }
        : {})}
    />
  );
}

function NotRenewed({ answer: { problem, at } }: { readonly answer: Answer<unknown> }) {
  const zone = useZone();
  return (
    <span title={problem ?? ""} className="text-warn">
      not renewed · as of {formatClock(at, zone)}
    </span>
  );
}

function difference(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined ? undefined : now - before;
}
