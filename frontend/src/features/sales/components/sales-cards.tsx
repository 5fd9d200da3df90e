"use client";

import { FigureCard } from "@/components/figure-card";
import { nothingReported } from "@/contracts/financials";
import { courseOf } from "@/lib/course";
import { formatCompact, formatPrice, formatWhole } from "@/lib/format";
import { useRange } from "@/lib/ranges";
import { useReported, useReportedCourse } from "@/live/use-reported";
import { useSales, useSalesCourse, type SalePoint } from "../queries";

const nothingSold = (time: string): SalePoint => ({ time, revenue: 0, orders: 0, quantity: 0 });

/** What sales come to in the range, and what the departments report as left. */
export function SalesCards() {
  const [range] = useRange();
  const sales = useSales(range);
  const reported = useReported(range);
  const salesCourse = useSalesCourse(range);
  const reportedCourse = useReportedCourse(range, range.sparkInterval);
  const sold = salesCourse.data && courseOf(salesCourse.data, range.sparkInterval, salesCourse.at, nothingSold);
  const left = reportedCourse.data && courseOf(reportedCourse.data, range.sparkInterval, reportedCourse.at, nothingReported);
  const orders = sold?.filter((point) => point.orders > 0);
  return (
    <div className="grid grid-cols-1 gap-3 min-[26rem]:grid-cols-2 xl:grid-cols-4">
      <FigureCard
        label="Revenue"
        source="of sales"
        range={range}
        {...sales}
        figure={({ revenue }) => revenue}
        format={formatCompact}
        spark={sold?.map(({ revenue }) => revenue)}
      />
      <FigureCard
        label="Net profit"
        source="as reported"
        range={range}
        {...reported}
        figure={({ net_profit }) => net_profit}
        format={formatCompact}
        spark={left?.map(({ net_profit }) => net_profit)}
      />
      <FigureCard
        label="Average order"
        source="of sales"
        range={range}
        {...sales}
        figure={({ average_order_value }) => average_order_value}
        format={formatPrice}
        spark={orders?.map((point) => point.revenue / point.orders)}
      />
      <FigureCard
        label="Orders"
        source="of sales"
        range={range}
        {...sales}
        figure={({ orders: count }) => count}
        format={formatWhole}
        spark={sold?.map((point) => point.orders)}
      />
    </div>
  );
}
