import { describe, expect, test } from "vitest";
import { formatClock, formatDate, formatDayTime, timeZoneOf, toRfc3339 } from "./zones";

const WINTER = Date.UTC(2026, 1, 5, 15, 42, 7, 123);
const SUMMER = Date.UTC(2026, 6, 4, 2, 5, 9, 40);

test("shows one moment in the time of each zone", () => {
  expect(formatClock(WINTER, "utc", "en-US")).toBe("15:42:07");
  expect(formatClock(WINTER, "exchange", "en-US")).toBe("10:42:07");
  const local = new Intl.DateTimeFormat("en-US", { timeStyle: "medium", hourCycle: "h23" });
  expect(formatClock(WINTER, "local", "en-US")).toBe(local.format(WINTER));
});

test("shows the day that it is in the zone", () => {
  expect(formatDate(SUMMER, "utc", "en-US")).toBe("Jul 4, 2026");
  expect(formatDate(SUMMER, "exchange", "en-US")).toBe("Jul 3, 2026");
});

describe("in the reader's language", () => {
  test.each([
    ["en-US", "Jul 4, 02:05"],
    ["en-GB", "4 Jul, 02:05"],
    ["de-DE", "4. Juli, 02:05"],
    ["ja-JP", "7月4日 02:05"],
  ])("%s: %s", (locale, text) => expect(formatDayTime(SUMMER, "utc", locale)).toBe(text));
});

test("follows New York through summer and winter in files", () => {
  expect(toRfc3339(WINTER, "exchange")).toBe("2026-02-05T10:42:07.123-05:00");
  expect(toRfc3339(SUMMER, "exchange")).toBe("2026-07-03T22:05:09.040-04:00");
  expect(toRfc3339(SUMMER, "utc")).toBe("2026-07-04T02:05:09.040Z");
});

test("writes times in files that mean the same moment in every zone, around the clock changes too", () => {
  const change = Date.UTC(2026, 10, 1, 5, 59, 59, 999);
  for (const moment of [WINTER, SUMMER, change, change + 1, -1, 0, 1_700_000_000_500.75]) {
    for (const zone of ["local", "exchange", "utc"] as const) {
      expect(Date.parse(toRfc3339(moment, zone))).toBe(Math.floor(moment));
    }
  }
});

test("knows the zones by their names", () => {
  expect(timeZoneOf("exchange")).toBe("America/New_York");
  expect(timeZoneOf("utc")).toBe("UTC");
  expect(timeZoneOf("local")).not.toBe("");
});
