import { expect, test } from "vitest";
import { isStock, pageOf } from "./pages";

const readStocks = pageOf(isStock);
const STOCK = { symbol: "AAPL", company: "Apple", exchange: "NASDAQ", sector: "Technology" };

test("reads a page, empty or with a cursor", () => {
  expect(readStocks({ data: [] })).toEqual({ data: [] });
  expect(readStocks({ data: [STOCK], next: "c" })).toEqual({ data: [STOCK], next: "c" });
});

test("reads a listing that has neither a company nor a quote yet", () => {
  expect(readStocks({ data: [{ symbol: "NEW", exchange: "NYSE" }] })?.data).toHaveLength(1);
});

test("reads nothing else as a page", () => {
  expect(readStocks([STOCK])).toBeNull();
  expect(readStocks({ data: [STOCK, { symbol: "AAPL" }] })).toBeNull();
});
