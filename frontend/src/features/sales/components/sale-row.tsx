import { memo } from "react";
import { ArrivalMark } from "@/components/arrival-mark";
import { ClockTime } from "@/components/clock-time";
import { Cell } from "@/components/ui/table";
import type { RowPlace } from "@/components/windowed-rows";
import type { Sale } from "@/contracts/records";
import { formatPercent, formatPrice, formatWhole } from "@/lib/format";
import type { Held } from "@/live/holdings";

interface SaleRowProps {
  readonly held: Held<Sale>;
  readonly place: RowPlace;
}

/** The sale that is in one slot of the list right now. */
export const SaleRow = memo(function SaleRow({ held, place }: SaleRowProps) {
  const { record: sale, at, arrivedAt } = held;
  return (
    <tr {...place} data-record-id={sale.id} className="row">
      <Cell className="relative">
        <ArrivalMark key={sale.id} arrivedAt={arrivedAt} />
        <ClockTime at={at} />
      </Cell>
      <Cell className="w-full max-w-0 min-w-28 truncate">
        {sale.product_name}
        <span className="ml-2 text-xs text-muted">{sale.category}</span>
      </Cell>
      <Cell className="hidden text-muted @lg:table-cell">{sale.region}</Cell>
      <Cell className="num text-right text-muted">{formatWhole(sale.quantity)}</Cell>
      <Cell className="num text-right text-muted">
        {sale.discount === 0 ? <span aria-label="none">–</span> : formatPercent(sale.discount)}
      </Cell>
      <Cell className="num text-right font-medium">{formatPrice(sale.revenue)}</Cell>
    </tr>
  );
});
