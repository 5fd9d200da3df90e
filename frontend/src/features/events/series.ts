import { courseOf } from "@/lib/course";
import type { EventPoint } from "./queries";

/** Events of every group in one interval; groups without any there count none. */
export interface Moment {
  /** When the interval begins, RFC 3339. */
  readonly time: string;
  readonly counts: ReadonlyMap<string, number>;
}

/** Points of all groups as one row per interval, as a chart may draw them. */
export function momentsOf(points: readonly EventPoint[], interval: string, seenAt: number): readonly Moment[] {
  const moments = new Map<string, Map<string, number>>();
  for (const { time, group = "", events } of points) {
    const counts = moments.get(time) ?? new Map<string, number>();
    counts.set(group, (counts.get(group) ?? 0) + events);
    moments.set(time, counts);
  }
  const rows = [...moments].map(([time, counts]): Moment => ({ time, counts }));
  return courseOf(rows, interval, seenAt, (time) => ({ time, counts: new Map() }));
}

/** The groups and how many events each has in all, most first. */
export function totalsOf(points: readonly EventPoint[]): readonly (readonly [string, number])[] {
  const totals = new Map<string, number>();
  for (const { group = "", events } of points) {
    totals.set(group, (totals.get(group) ?? 0) + events);
  }
  return [...totals].sort(([one, first], [other, second]) => second - first || one.localeCompare(other));
}
