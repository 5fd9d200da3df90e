import type { FinancialMetric } from "@/contracts/records";
import { LatestPerKey } from "@/live/holdings";
import { createStreamStore } from "@/live/stream-store";
import { fetchFinancials } from "./queries";

/** What "latest" is per. */
export function metricKey(department: string, metricType: string): string {
  return `${department}/${metricType}`;
}

/** The latest metric of each type in each department. */
export const metrics = createStreamStore(
  new LatestPerKey<FinancialMetric>((metric) => metricKey(metric.department, metric.metric_type)),
  fetchFinancials,
);
