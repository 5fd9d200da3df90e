// @vitest-environment jsdom
import { beforeEach, expect, test } from "vitest";
import { usePreferences } from "@/lib/preferences";
import type { Stock } from "@/contracts/pages";
import { dayChange, isFound } from "./figures";
import { moveColumn, orderOf, resetColumns, sortBy, useMatrix } from "./matrix-settings";
import { toggleWatched, watchedFirst } from "./watching";

const listing = { quote: { close: 110 }, change_24h: 10 } as Stock;

beforeEach(() => {
  usePreferences.setState({ watched: null });
  resetColumns();
});

test("a live price is held against the price of a day ago", () => {
  expect(dayChange(listing, 120)).toEqual({ by: 20, percent: 20 });
  expect(dayChange({ quote: { close: 110 } } as Stock, 120)).toBeUndefined();
});

test("a search finds by any word, whatever its case", () => {
  expect(isFound(" app", "AAPL", "Apple")).toBe(true);
  expect(isFound("micro", "AAPL", undefined)).toBe(false);
});

test("the first star picks one symbol, and without the last one all are watched", () => {
  toggleWatched("MSFT");
  toggleWatched("AAPL");
  expect(usePreferences.getState().watched).toEqual(["MSFT", "AAPL"]);
  expect(watchedFirst(["AAPL", "AMD", "MSFT"], ["MSFT", "GONE"])).toEqual(["MSFT", "AAPL", "AMD"]);
  toggleWatched("MSFT");
  toggleWatched("AAPL");
  expect(usePreferences.getState().watched).toBeNull();
});

test("columns move past their neighbours, and the symbol stays first", () => {
  moveColumn("price", -1);
  expect(useMatrix.getState().order.slice(0, 3)).toEqual(["symbol", "price", "company"]);
  moveColumn("price", -1);
  expect(useMatrix.getState().order.slice(0, 3)).toEqual(["symbol", "price", "company"]);
});

test("columns that were not known when the order was kept come last", () => {
  expect(orderOf(["symbol", "price"]).slice(0, 3)).toEqual(["symbol", "price", "company"]);
});

test("sorting by the same column again turns it round", () => {
  sortBy("price", true);
  expect(useMatrix.getState().sort).toEqual({ id: "price", desc: true });
  sortBy("price", true);
  expect(useMatrix.getState().sort).toEqual({ id: "price", desc: false });
});
