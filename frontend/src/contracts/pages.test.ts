import { expect, test } from "vitest";
import { isStock, pageOf } from "./pages";

const readStocks = pageOf(isStock);
const QUOTE = {
  id: "019c2e77-f760-7e90-b417-2c6f4d8a1b35",
  timestamp: "2026-02-05T15:42:20Z",
  symbol: "AAPL",
  exchange: "NASDAQ",
  open: 1,
  high: 1,
  low: 1,
  close: 1,
  volume: 1,
  change: 0,
  change_pct: 0,
};
const STOCK = {
  symbol: "AAPL",
  company: "Apple",
  exchange: "NASDAQ",
  sector: "Technology",
  quote: QUOTE,
  spark: [1, 1.5],
};

test("reads a page, empty or with a cursor", () => {
  expect(readStocks({ data: [] })).toEqual({ data: [] });
  expect(readStocks({ data: [STOCK], next: "c" })).toEqual({ data: [STOCK], next: "c" });
});

test("reads a listing that has no company", () => {
  const listing = { symbol: "NEW", exchange: "NYSE", quote: QUOTE, spark: [] };
  expect(readStocks({ data: [listing] })?.data).toHaveLength(1);
});

test("reads nothing else as a page", () => {
  expect(readStocks([STOCK])).toBeNull();
  expect(readStocks({ data: [STOCK, { symbol: "AAPL" }] })).toBeNull();
});
