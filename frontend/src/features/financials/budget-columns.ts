import type { Column } from "@/lib/columns";
import { formatWord } from "@/lib/format";
import { advantage } from "./budget-order";
import type { BudgetLine } from "./queries";

export type Verdict = "Better" | "Worse" | "As planned";

/** Whether a line came out better for the business than planned. */
export function verdictOf(line: BudgetLine): Verdict {
  const gain = advantage(line, line.variance);
  return gain === 0 ? "As planned" : gain > 0 ? "Better" : "Worse";
}

/** What a file of budget lines says. */
export const BUDGET_COLUMNS: readonly Column<BudgetLine>[] = [
  { name: "Department", kind: "text", value: ({ department }) => department },
  { name: "Type", kind: "text", value: ({ metric_type }) => formatWord(metric_type) },
  { name: "Budget", kind: "number", value: ({ budget }) => budget },
  { name: "Actual", kind: "number", value: ({ actual }) => actual },
  { name: "Variance", kind: "number", value: ({ variance }) => variance },
  { name: "Variance %", kind: "number", value: ({ variance_pct }) => variance_pct },
  { name: "Verdict", kind: "text", value: verdictOf },
];
