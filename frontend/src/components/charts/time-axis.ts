import { formatDate, formatDay, formatDayTime, formatMinute, formatMonth, type Zone } from "@/lib/zones";

const DAY_MS = 86_400_000;

/** A time on the axis of a chart that spans so long. */
export function formatTick(millis: number, spanMs: number, zone: Zone): string {
  if (spanMs <= 2 * DAY_MS) {
    return formatMinute(millis, zone);
  }
  return spanMs <= 200 * DAY_MS ? formatDay(millis, zone) : formatMonth(millis, zone);
}

/** A time in full, as exactly as a chart that spans so long can mean it. */
export function formatTimeOf(millis: number, spanMs: number, zone: Zone): string {
  return spanMs <= 60 * DAY_MS ? formatDayTime(millis, zone) : formatDate(millis, zone);
}
