import { expect, test } from "vitest";
import type { StockQuote, Stream } from "../src/contracts/records";
import { compareReached, compareShown } from "./compare";

const quotes = (...ids: string[]) => new Map<Stream, string[]>([["stock_quotes", ids]]);

test("counts what reached the page between its first record and its last", () => {
  const sent = quotes("a", "b", "c", "d", "e");
  expect(compareReached(quotes("b", "c", "d"), sent)).toEqual({ right: 3, all: 3 });
});

test.each([
  ["misses one", ["b", "d"]],
  ["has one twice", ["b", "c", "c", "d"]],
  ["has two in the other order", ["b", "d", "c", "e"]],
  ["has one that was never sent", ["x", "b", "c"]],
])("sees when the page %s", (_, ids) => {
  const { right, all } = compareReached(quotes(...ids), quotes("a", "b", "c", "d", "e"));
  expect(right).toBeLessThan(all);
});

function heard(...records: (readonly [symbol: string, id: string])[]) {
  return records.map(([symbol, id], second) => ({
    record: { symbol, id, timestamp: `2026-01-02T03:04:0${second}Z` } as StockQuote,
    at: second * 1000,
  }));
}

const stream = heard(["A", "a1"], ["B", "b1"], ["A", "a2"], ["B", "b2"]);

test("takes what is shown for right when it is the newest of one moment", () => {
  const shown = [
    { symbol: "A", id: "a2" },
    { symbol: "B", id: "b1" },
  ];
  expect(compareShown(shown, stream, 3250)).toEqual({ right: 2, all: 2, known: 2, behindMs: 250 });
});

test("sees a row that was left behind", () => {
  const shown = [
    { symbol: "A", id: "a1" },
    { symbol: "B", id: "b2" },
  ];
  expect(compareShown(shown, stream, 3250)).toEqual({ right: 1, all: 2, known: 2, behindMs: 0 });
});
