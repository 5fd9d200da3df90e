import { expect, test } from "vitest";
import { verdictOf } from "./budget-columns";
import { ordered } from "./budget-order";
import type { BudgetLine } from "./queries";

const line = (department: string, type: string, variance: number, percent?: number): BudgetLine => ({
  department,
  metric_type: type,
  budget: 100,
  actual: 100 + variance,
  variance,
  ...(percent === undefined ? {} : { variance_pct: percent }),
});

const LINES = [line("Sales", "revenue", 5, 5), line("Support", "expense", 9, 9), line("Ops", "expense", -3, -3), line("New", "revenue", 1)];
const departments = (lines: readonly BudgetLine[]) => lines.map(({ department }) => department);

test("calls more revenue and less expense better", () => {
  expect(LINES.map(verdictOf)).toEqual(["Better", "Worse", "Better", "Better"]);
  expect(verdictOf(line("Sales", "revenue", 0, 0))).toBe("As planned");
});

test("orders by any column, and puts what has no value last either way", () => {
  const by = (key: "department" | "percent" | "verdict", descending: boolean) =>
    departments(ordered(LINES, { key, descending }));
  expect(by("department", false)).toEqual(["New", "Ops", "Sales", "Support"]);
  expect(by("percent", true)).toEqual(["Support", "Sales", "Ops", "New"]);
  expect(by("percent", false)).toEqual(["Ops", "Sales", "Support", "New"]);
  expect(by("verdict", true)).toEqual(["Sales", "Ops", "Support", "New"]);
});
