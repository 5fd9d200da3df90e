import { beforeEach, expect, test, vi } from "vitest";

const SERVER = "Thu, 05 Feb 2026 15:42:07 GMT";
const server = Date.parse(SERVER);

let clock: typeof import("./clock");

beforeEach(async () => {
  vi.resetModules();
  clock = await import("./clock");
});

test("believes that the clocks agree when an answer does not prove otherwise", () => {
  clock.observeServerDate(SERVER, server + 300, server + 900);
  expect(clock.clockDifference()).toBe(0);
});

test("knows about how far this clock is ahead", () => {
  clock.observeServerDate(SERVER, server + 60_000, server + 60_100);
  expect(clock.clockDifference()).toBeGreaterThan(58_000);
  expect(clock.serverNow(server + 60_100)).toBeLessThan(server + 2_100);
});

test("starts anew when a clock was set", () => {
  clock.observeServerDate(SERVER, server + 60_000, server + 60_100);
  clock.observeServerDate(SERVER, server + 500, server + 600);
  expect(clock.clockDifference()).toBe(0);
});

test("learns nothing from an answer without a date", () => {
  clock.observeServerDate(null, 0, 1);
  expect(clock.clockDifference()).toBe(0);
});
