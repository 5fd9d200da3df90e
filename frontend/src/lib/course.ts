import { clockDifference } from "./clock";

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The length of an interval as the API writes it, such as 15m. */
function lengthOf(interval: string): number {
  return Number.parseInt(interval, 10) * (UNIT_MS[interval.slice(-1)] ?? Number.NaN);
}

/**
 * Points of intervals, oldest first, as a chart may draw them: an interval without a point counts
 * as `none`, so that no line is drawn across it, and the interval still running at `seenAt` (of this
 * computer's clock) is left out once two whole ones are there, so that no line falls at its end.
 */
export function courseOf<P extends { readonly time: string }>(
  points: readonly P[],
  interval: string,
  seenAt: number,
  none: (time: string) => P,
): readonly P[] {
  const step = lengthOf(interval);
  const known = new Map(points.map((point) => [Date.parse(point.time), point]));
  const first = Math.min(...known.keys());
  const now = seenAt - clockDifference();
  const course: P[] = [];
  for (let start = first; start + step <= now; start += step) {
    course.push(known.get(start) ?? none(new Date(start).toISOString()));
  }
  return course.length < 2 ? points : course;
}

/** In percent of what was before; undefined when there was nothing, or there is nothing to compare. */
export function changePct(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined || before === 0
    ? undefined
    : ((now - before) / Math.abs(before)) * 100;
}
