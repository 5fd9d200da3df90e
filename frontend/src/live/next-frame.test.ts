import { afterEach, beforeEach, expect, test, vi } from "vitest";

const FRAME_MS = 1000 / 60;

let publishNextFrame: typeof import("./next-frame").publishNextFrame;
let pace: typeof import("./pace");

beforeEach(async () => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (run: (now: number) => void) =>
    setTimeout(() => run(performance.now()), FRAME_MS - (performance.now() % FRAME_MS)),
  );
  vi.resetModules();
  pace = await import("./pace");
  ({ publishNextFrame } = await import("./next-frame"));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** How often a store is published in a second to which something comes every ten milliseconds. */
function publishedInASecond(publish: () => void): number {
  let times = 0;
  const counted = () => {
    times++;
    publish();
  };
  for (const end = performance.now() + 1000; performance.now() < end; vi.advanceTimersByTime(10)) {
    publishNextFrame(counted);
  }
  return times;
}

test("publishes what comes after a quiet moment at the next frame", () => {
  vi.advanceTimersByTime(5000);
  const publish = vi.fn();
  publishNextFrame(publish);
  publishNextFrame(publish);
  vi.advanceTimersByTime(2 * FRAME_MS);
  expect(publish).toHaveBeenCalledTimes(1);
});

test("publishes some eight times a second whatever comes", () => {
  const times = publishedInASecond(() => {});
  expect(times).toBeGreaterThanOrEqual(7);
  expect(times).toBeLessThanOrEqual(10);
});

test("publishes less often where that costs much, and as often again where it does not", () => {
  const clock = Date.now();
  let worked = 0;
  vi.spyOn(performance, "now").mockImplementation(() => Date.now() - clock + worked);
  const seconds = (count: number, costMs: number) =>
    Array.from({ length: count }, () => publishedInASecond(() => (worked += costMs))).at(-1);
  expect(seconds(5, 40)).toBeLessThanOrEqual(3);
  expect(seconds(15, 0)).toBeGreaterThanOrEqual(7);
});

test("publishes nothing while paused, and what waited when resumed", () => {
  const publish = vi.fn();
  pace.pause();
  publishNextFrame(publish);
  vi.advanceTimersByTime(1000);
  expect(publish).not.toHaveBeenCalled();
  pace.resume();
  vi.advanceTimersByTime(200);
  expect(publish).toHaveBeenCalledTimes(1);
});
