import { expect, test } from "vitest";
import { backoff } from "./backoff";

const LIMITS = { firstMs: 500, mostMs: 20_000 };

test("doubles its bound with each failure up to the most", () => {
  const longest = [1, 2, 3, 6, 7, 1000].map((failures) => backoff(failures, LIMITS, () => 1));
  expect(longest).toEqual([500, 1000, 2000, 16_000, 20_000, 20_000]);
});

test("spreads clients over the upper half of the bound", () => {
  expect(backoff(1, LIMITS, () => 0)).toBe(250);
});
