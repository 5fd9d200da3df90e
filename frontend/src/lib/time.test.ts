import { expect, test } from "vitest";
import { toMillis } from "./time";

test("keeps microseconds as the fraction of a millisecond", () => {
  expect(toMillis("2026-02-05T15:42:07.123456Z")).toBeCloseTo(
    Date.UTC(2026, 1, 5, 15, 42, 7, 123) + 0.456,
    3,
  );
});

test("orders times whatever number of digits they are written with", () => {
  const written = ["07Z", "07.000001Z", "07.1Z", "07.100002Z", "07.25Z", "08Z"];
  const times = written.map((second) => toMillis(`2026-02-05T15:42:${second}`));
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(new Set(times).size).toBe(written.length);
});

test("is not a number for what is not a time", () => {
  expect(toMillis("yesterday")).toBeNaN();
});
