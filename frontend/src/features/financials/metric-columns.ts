import type { FinancialMetric } from "@/contracts/records";
import type { Column } from "@/lib/columns";
import { formatWord } from "@/lib/format";
import type { Held } from "@/live/holdings";

/** What a file of the latest metrics says. */
export const METRIC_COLUMNS: readonly Column<Held<FinancialMetric>>[] = [
  { name: "Time", kind: "time", value: ({ at }) => at },
  { name: "Department", kind: "text", value: ({ record }) => record.department },
  { name: "Type", kind: "text", value: ({ record }) => formatWord(record.metric_type) },
  { name: "Category", kind: "text", value: ({ record }) => record.category },
  { name: "Period", kind: "text", value: ({ record }) => record.period },
  { name: "Amount", kind: "number", value: ({ record }) => record.amount },
  { name: "Budget", kind: "number", value: ({ record }) => record.budget },
  { name: "Variance", kind: "number", value: ({ record }) => record.variance },
  { name: "Variance %", kind: "number", value: ({ record }) => record.variance_pct },
];
