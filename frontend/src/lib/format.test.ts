import { describe, expect, test } from "vitest";
import {
  formatAge,
  formatCompact,
  formatDuration,
  formatPrice,
  formatSignedPercent,
  formatWord,
} from "./format";

test("shows prices to the cent, and fractions of a cent below one", () => {
  expect([5204.456, 0.04, 0.0312].map((value) => formatPrice(value, "en-US"))).toEqual(["5,204.46", "0.04", "0.0312"]);
});

test("shortens large numbers to three digits", () => {
  expect([0, 999, 1_834_502, -45_610].map((value) => formatCompact(value, "en-US"))).toEqual(["0", "999", "1.83M", "−45.6K"]);
});

test("always shows the sign of a change, except of none", () => {
  expect([0.51, -1.2, 0].map((value) => formatSignedPercent(value, "en-US"))).toEqual(["+0.51%", "−1.20%", "0.00%"]);
});

test("makes words of snake_case", () => {
  expect(formatWord("page_view")).toBe("Page view");
});

describe("ages", () => {
  test.each([
    [0, "now"],
    [1_999, "1s"],
    [61_000, "1m"],
    [7_300_000, "2h"],
    [200_000_000, "2d"],
  ])("%i ms is %s", (millis, text) => expect(formatAge(millis)).toBe(text));
});

describe("durations", () => {
  test.each([
    [0.4, "<1 ms"],
    [12.9, "12 ms"],
    [999.9, "999 ms"],
    [1_460, "1.4 s"],
    [59_999, "59.9 s"],
    [180_000, "3 min"],
    [10_800_000, "3 h"],
  ])("%d ms is %s", (millis, text) => expect(formatDuration(millis)).toBe(text));
});

describe("numbers in the reader's language", () => {
  test.each([
    ["en-US", "1,234.50", "1.83M", "+0.51%"],
    ["de-DE", "1.234,50", "1,83 Mio.", "+0,51 %"],
    ["en-IN", "1,234.50", "18.3L", "+0.51%"],
    ["ja-JP", "1,234.50", "183万", "+0.51%"],
  ])("%s", (locale, money, short, change) => {
    const shown = [formatPrice(1234.5, locale), formatCompact(1_834_502, locale), formatSignedPercent(0.51, locale)];
    expect(shown.map((text) => text.replaceAll("\u00a0", " "))).toEqual([money, short, change]);
  });
});
