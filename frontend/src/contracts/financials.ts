import type { components } from "./api";
import { fits, number, optional, text, time } from "./fields";

type Schemas = components["schemas"];

/** What revenue and expenses of a range leave; margin in percent, absent without revenue. */
export type FinancialSummary = Readonly<Schemas["FinancialSummary"]>;

/** Revenue and expenses of one interval. */
export type FinancialPoint = Readonly<Schemas["FinancialPoint"]>;

export const isFinancialSummary = fits<FinancialSummary>({
  revenue: number,
  expenses: number,
  net_profit: number,
  margin: optional(number),
});

export const isFinancialPoint = fits<FinancialPoint>({
  time,
  department: optional(text),
  revenue: number,
  expenses: number,
  net_profit: number,
});

/** An interval in which nothing was reported. */
export const nothingReported = (time: string): FinancialPoint => ({ time, revenue: 0, expenses: 0, net_profit: 0 });
