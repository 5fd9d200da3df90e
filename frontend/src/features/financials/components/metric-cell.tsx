"use client";

import { Signed } from "@/components/signed";
import type { FinancialMetric } from "@/contracts/records";
import { formatCompact, formatPercent, formatPrice, formatSignedPercent } from "@/lib/format";
import { metrics } from "@/live/streams";

/** One figure, with its variance against the budget if it has one. */
export function MetricCell({ metricKey }: { readonly metricKey: string }) {
  const metric = metrics.use(({ view }) => view.get(metricKey)?.record);
  if (metric === undefined) {
    return <span className="text-muted">–</span>;
  }
  const { variance_pct: variance } = metric;
  return (
    <span
      data-record-id={metric.id}
      title={`${metric.category}, ${metric.period}`}
      className="inline-flex flex-col items-end py-1 leading-tight"
    >
      <span className="num font-medium">{amount(metric)}</span>
      {variance !== undefined && (
        <Signed
          className="text-xs md:text-[11px]"
          value={variance}
          text={formatSignedPercent(variance)}
          upIsGood={metric.metric_type !== "expense"}
        />
      )}
    </span>
  );
}

function amount({ metric_type, amount: value }: FinancialMetric): string {
  if (metric_type === "margin") {
    return formatPercent(value);
  }
  return Math.abs(value) < 1000 ? formatPrice(value) : formatCompact(value);
}
