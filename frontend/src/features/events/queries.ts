import type { components } from "@/contracts/api";
import { fits, number, optional, text, time } from "@/contracts/fields";
import { readList } from "@/contracts/pages";
import type { Range } from "@/lib/ranges";
import { useRest } from "@/live/use-rest";

export type EventCount = Readonly<components["schemas"]["EventCount"]>;
export type EventPoint = Readonly<components["schemas"]["EventPoint"]>;

const readCounts = readList(fits<EventCount>({ event_type: text, events: number }));
const readPoints = readList(fits<EventPoint>({ time, group: optional(text), events: number }));

// Counts by country are sums of points; wider ones are fewer, and enough.
const COUNTRY_INTERVALS: Readonly<Record<string, string>> = {
  "1h": "1m",
  "24h": "1h",
  "7d": "4h",
  "30d": "1d",
  "90d": "1d",
  "1y": "1w",
};

/** How many events of each type there were in a range, most first. */
export const useEventCounts = ({ from, everyMs }: Range) =>
  useRest(`/api/v1/events/counts?from=${from}`, readCounts, everyMs);

/** The same of the range before. */
export const useEventCountsBefore = ({ from, before, everyMs }: Range) =>
  useRest(`/api/v1/events/counts?from=${before}&to=${from}`, readCounts, everyMs);

/** Events of each type by interval, oldest first. */
export const useEventSeries = ({ from, everyMs }: Range, interval: string) =>
  useRest(`/api/v1/events/timeseries?from=${from}&interval=${interval}&group=event_type`, readPoints, everyMs);

/** Events of each country by interval, oldest first; intervals that the range begins in are whole. */
export const useCountrySeries = ({ name, from, interval, everyMs }: Range) =>
  useRest(
    `/api/v1/events/timeseries?from=${from}&interval=${COUNTRY_INTERVALS[name] ?? interval}&group=country`,
    readPoints,
    everyMs,
  );
