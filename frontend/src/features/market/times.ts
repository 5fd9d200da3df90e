import { formatDate, formatDayTime, type Zone } from "@/lib/zones";
import { DAY_MS } from "./horizons";

/** How the start of an interval of that length is written: days are of UTC, whatever the zone. */
export function timeWriter(widthMs: number): (millis: number, zone: Zone) => string {
  return widthMs >= DAY_MS ? (millis) => formatDate(millis, "utc") : formatDayTime;
}
