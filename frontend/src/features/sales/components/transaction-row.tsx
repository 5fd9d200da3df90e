import { memo } from "react";
import { ArrivalMark } from "@/components/arrival-mark";
import { ClockTime } from "@/components/clock-time";
import { Cell, HeadCell } from "@/components/ui/table";
import type { RowPlace } from "@/components/windowed-rows";
import type { Sale } from "@/contracts/records";
import { formatPercent, formatPrice, formatWhole } from "@/lib/format";
import type { Held } from "@/live/holdings";

interface TransactionRowProps {
  readonly held: Held<Sale>;
  readonly place: RowPlace;
}

/** The sale that is in one slot of the transactions right now. */
export const TransactionRow = memo(function TransactionRow({ held, place }: TransactionRowProps) {
  const { record: sale, at, arrivedAt } = held;
  return (
    <tr {...place} data-record-id={sale.id} className="row">
      <Cell className="relative">
        <ArrivalMark key={sale.id} arrivedAt={arrivedAt} />
        <ClockTime at={at} />
      </Cell>
      <Cell className="w-full max-w-0 min-w-24 truncate" title={sale.product_name}>
        {sale.product_name}
      </Cell>
      <Cell className="hidden text-muted @2xl:table-cell">{sale.category}</Cell>
      <Cell className="hidden text-muted @xl:table-cell">{sale.region}</Cell>
      <Cell className="num text-right text-muted">{formatWhole(sale.quantity)}</Cell>
      <Cell className="num hidden text-right text-muted @lg:table-cell">{formatPrice(sale.unit_price)}</Cell>
      <Cell className="num text-right text-muted">
        {sale.discount === 0 ? <span aria-label="none">–</span> : formatPercent(sale.discount)}
      </Cell>
      <Cell className="num text-right font-medium">{formatPrice(sale.revenue)}</Cell>
    </tr>
  );
});

/** The heads of its cells. */
export function TransactionHead() {
  return (
    <thead>
      <tr>
        <HeadCell className="@2xl:w-28">Time</HeadCell>
        <HeadCell>Product</HeadCell>
        <HeadCell className="hidden @2xl:table-cell">Category</HeadCell>
        <HeadCell className="hidden @xl:table-cell">Region</HeadCell>
        <HeadCell className="text-right">Qty</HeadCell>
        <HeadCell className="hidden text-right @lg:table-cell">Unit price</HeadCell>
        <HeadCell className="text-right">Discount</HeadCell>
        <HeadCell className="text-right">Revenue</HeadCell>
      </tr>
    </thead>
  );
}
