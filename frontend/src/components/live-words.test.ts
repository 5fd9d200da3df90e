import { expect, test } from "vitest";
import type { HopSummary } from "@/live/hop-ages";
import type { LiveState } from "@/live/state";
import { badgeDetail, clockNote, describe as inWords } from "./live-words";

const NOW = Date.UTC(2026, 0, 2, 15, 4, 5);
const age = (median: number) => ({ median, p99: median });
const summary = (total: number | null, arrived: number | null = NOW): HopSummary => ({
  hops: {
    produced_published: age(1),
    published_stored: age(2),
    stored_here: age(3),
    total: total === null ? null : age(total),
  },
  clocksDiffer: false,
  clockAheadMs: 0,
  lastArrival: arrived,
});
const lagging = (share: number | null): LiveState => ({ status: "lagging", channel: "sales", mode: "dropping", share });

test.each<[string, LiveState, HopSummary, string | null]>([
  ["nothing while it connects", { status: "connecting" }, summary(12), null],
  ["the age of what arrives", { status: "live" }, summary(12), "12 ms"],
  ["nothing while nothing has arrived", { status: "live" }, summary(null, null), null],
  ["since when nothing arrives", { status: "live" }, summary(12, NOW - 83_000), "quiet 1m"],
  ["no age when clocks differ", { status: "live" }, summary(null), null],
  ["how much it is sent while it lags", lagging(0.25), summary(12), "25% shown"],
  ["the age until it is told how much", lagging(null), summary(12), "12 ms"],
  ["for how long it has heard nothing", { status: "stale", since: NOW - 5200, reason: "silent" }, summary(12), "5s"],
  ["nothing when offline", { status: "offline", since: NOW }, summary(12), null],
])("the badge tells %s", (_, state, ages, detail) => {
  expect(badgeDetail(state, ages, NOW)).toBe(detail);
});

test("says in the reader's zone since when what is shown is old", () => {
  const lost: LiveState = { status: "stale", since: NOW, reason: "reconnecting" };
  expect(inWords(lost, "utc")).toContain("as of 15:04:05");
  expect(inWords(lost, "exchange")).toContain("as of 10:04:05");
});

test("names the channel that lags, and what is left out of it", () => {
  expect(inWords(lagging(0.5), "utc")).toMatch(/of sales, the oldest records are left out/);
});

test("says by how much the clocks differ, and in which direction", () => {
  expect(clockNote(summary(12))).toBeNull();
  expect(clockNote({ ...summary(null), clocksDiffer: true, clockAheadMs: -90_000 })).toContain("about 2 min behind");
  expect(clockNote({ ...summary(null), clocksDiffer: true, clockAheadMs: 4000 })).toContain("4.0 s ahead of");
});
