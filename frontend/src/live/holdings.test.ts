import { expect, test } from "vitest";
import type { Sale, StockQuote } from "@/contracts/records";
import { LatestPerKey, MostRecent } from "./holdings";

const time = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
const sale = (id: string, second: number) => ({ id, timestamp: time(second) }) as Sale;
const quote = (id: string, symbol: string, second: number) =>
  ({ id, symbol, timestamp: time(second) }) as StockQuote;

test("keeps the newest quote of each symbol, whatever order they come in", () => {
  const latest = new LatestPerKey<StockQuote>((record) => record.symbol);
  expect(latest.take(quote("1", "AAPL", 5), null)).toBe(true);
  expect(latest.take(quote("2", "MSFT", 1), null)).toBe(true);
  expect(latest.take(quote("3", "AAPL", 4), 7)).toBe(false);
  expect(latest.take(quote("4", "AAPL", 6), 8)).toBe(true);
  expect([...latest.view()].map(([symbol, { record }]) => [symbol, record.id])).toEqual([
    ["AAPL", "4"],
    ["MSFT", "2"],
  ]);
});

test("takes a record once", () => {
  const latest = new LatestPerKey<StockQuote>((record) => record.symbol);
  const recent = new MostRecent<Sale>(3);
  expect([1, 2].map(() => latest.take(quote("1", "AAPL", 5), null))).toEqual([true, false]);
  expect([1, 2].map(() => recent.take(sale("1", 5), null))).toEqual([true, false]);
});

test("keeps a bounded number of sales, newest first", () => {
  const recent = new MostRecent<Sale>(3);
  for (const [id, second] of [["a", 1], ["b", 3], ["c", 2], ["d", 5], ["e", 4]] as const) {
    recent.take(sale(id, second), null);
  }
  expect(recent.view().map(({ record }) => record.id)).toEqual(["d", "e", "b"]);
});

test("does not take back a sale that is older than all it keeps", () => {
  const recent = new MostRecent<Sale>(2);
  for (const [id, second] of [["a", 1], ["b", 2], ["c", 3]] as const) {
    recent.take(sale(id, second), null);
  }
  expect(recent.take(sale("a", 1), 9)).toBe(false);
});

test("puts the later comer of one moment first", () => {
  const recent = new MostRecent<Sale>(2);
  recent.take(sale("a", 1), null);
  recent.take(sale("b", 1), null);
  expect(recent.view().map(({ record }) => record.id)).toEqual(["b", "a"]);
});

test("holds only what passes", () => {
  const holding = new MostRecent<Sale>(2, ({ category }) => category === "Books");
  const sold = (id: string, category: string) => ({ id, category, timestamp: `2026-01-01T00:00:0${id}Z` }) as Sale;
  expect(holding.take(sold("1", "Books"), 0)).toBe(true);
  expect(holding.take(sold("2", "Clothing"), 0)).toBe(false);
  expect(holding.view().map(({ record }) => record.id)).toEqual(["1"]);
});
