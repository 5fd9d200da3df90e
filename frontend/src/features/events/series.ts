import { toMillis } from "@/lib/time";
import type { EventPoint } from "./queries";

/** Events of every group at a time; groups without any there count none. */
export interface Moment {
  readonly time: number;
  readonly counts: ReadonlyMap<string, number>;
}

const NONE: ReadonlyMap<string, number> = new Map();

/** Points as one row per interval, oldest first, with those in between that had no events. */
export function momentsOf(points: readonly EventPoint[]): readonly Moment[] {
  const moments = new Map<string, Map<string, number>>();
  for (const { time, group = "", events } of points) {
    const counts = moments.get(time) ?? new Map<string, number>();
    counts.set(group, (counts.get(group) ?? 0) + events);
    moments.set(time, counts);
  }
  return withoutGaps([...moments].map(([time, counts]) => ({ time: toMillis(time), counts })));
}

function withoutGaps(moments: readonly Moment[]): readonly Moment[] {
  const steps = moments.slice(1).map(({ time }, place) => time - (moments[place]?.time ?? 0));
  const step = Math.min(...steps);
  if (steps.length === 0) {
    return moments;
  }
  return moments.flatMap((moment, place) => {
    const missing = Math.round((steps[place - 1] ?? step) / step) - 1;
    const gap = Array.from({ length: missing }, (_, nth) => ({
      time: moment.time - (missing - nth) * step,
      counts: NONE,
    }));
    return [...gap, moment];
  });
}

/** The groups and how many events each has in all, most first. */
export function totalsOf(points: readonly EventPoint[]): readonly (readonly [string, number])[] {
  const totals = new Map<string, number>();
  for (const { group = "", events } of points) {
    totals.set(group, (totals.get(group) ?? 0) + events);
  }
  return [...totals].sort(([one, first], [other, second]) => second - first || one.localeCompare(other));
}

/** The course of one group, without the last interval, which is not over. */
export function courseOf(moments: readonly Moment[], group: string): readonly number[] {
  return moments.slice(0, -1).map(({ counts }) => counts.get(group) ?? 0);
}
