import { expect, test } from "vitest";
import { startOf } from "./horizons";
import { LiveBar, type Bar } from "./live-bar";

const FIVE_MINUTES = 300_000;
const START = Date.UTC(2026, 10, 20, 15, 0);

const bar = (time: number, close: number, averages: readonly (number | null)[]): Bar => ({
  time, open: 10, high: 12, low: 9, close, volume: 100, averages,
});

const live = () =>
  new LiveBar([bar(START, 10, [20, null]), bar(START + FIVE_MINUTES, 11, [19, null])], FIVE_MINUTES);

test("a quote moves the last bar and leaves its open and volume", () => {
  const moved = live().take(13, START + FIVE_MINUTES + 1000);
  expect(moved).toMatchObject({ time: START + FIVE_MINUTES, open: 10, high: 13, low: 9, close: 13, volume: 100 });
});

test("averages go on from the bar before, as the server's do", () => {
  const moved = live().take(41, START + FIVE_MINUTES);
  expect(moved?.averages).toEqual([22, null]);
});

test("a quote of the next interval begins a bar whose volume is not known", () => {
  const bars = live();
  const begun = bars.take(15, START + 3 * FIVE_MINUTES + 1);
  expect(begun).toMatchObject({ time: START + 3 * FIVE_MINUTES, open: 15, high: 15, low: 15, close: 15 });
  expect(begun?.volume).toBeUndefined();
  expect(bars.take(14, START + 3 * FIVE_MINUTES + 2)).toMatchObject({ open: 15, high: 15, low: 14, close: 14 });
});

test("a quote from before the last bar changes nothing", () => {
  expect(live().take(99, START)).toBeNull();
});

test("without bars the first quote begins one", () => {
  expect(new LiveBar([], FIVE_MINUTES).take(5, START + 1)).toMatchObject({ time: START, open: 5, averages: [null, null] });
});

test("intervals begin where the server's do: days at midnight UTC, weeks on Monday", () => {
  const friday = Date.UTC(2026, 10, 20, 15, 7);
  expect(startOf(86_400_000, friday)).toBe(Date.UTC(2026, 10, 20));
  expect(startOf(7 * 86_400_000, friday)).toBe(Date.UTC(2026, 10, 16));
  expect(startOf(FIVE_MINUTES, friday)).toBe(Date.UTC(2026, 10, 20, 15, 5));
});
