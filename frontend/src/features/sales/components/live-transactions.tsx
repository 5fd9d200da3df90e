"use client";

import { useMemo } from "react";
import { CsvButton } from "@/components/csv-button";
import { EmptyState } from "@/components/empty-state";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { Table } from "@/components/ui/table";
import { WindowedRows } from "@/components/windowed-rows";
import { useStream } from "@/live/use-stream";
import { createFilteredSales, KEPT } from "../filtered-sales";
import { SALE_COLUMNS } from "../sale-columns";
import { useSaleFilter } from "../sale-filter";
import { SaleFilters } from "./sale-filters";
import { TransactionHead, TransactionRow } from "./transaction-row";

/** The latest sales that pass the filter, newest first, as they come in. */
export default function LiveTransactions() {
  const { category, region, product, isOn } = useSaleFilter();
  const sales = useMemo(() => createFilteredSales({ category, region, product }), [category, region, product]);
  useStream("sales", sales);
  const { load, view } = sales.use();
  return (
    <Panel
      id="transactions"
      title="Live Transactions"
      className="flex-1"
      aside={
        <>
          <Freshness />
          <span className="hidden truncate sm:inline">the latest {KEPT}</span>
          <CsvButton name="transactions" columns={SALE_COLUMNS} rows={() => sales.use.getState().view} />
        </>
      }
    >
      <SaleFilters />
      {isOn && view.length === 0 && load.phase === "ready" ? (
        <div role="status" className="flex flex-1">
          <EmptyState title="Nothing matches">A sale that passes the filter appears here as soon as it is stored.</EmptyState>
        </div>
      ) : (
        <StreamBody
          label="Latest sales"
          load={load}
          count={view.length}
          empty="Sales appear here as soon as they are stored."
          onRetry={sales.refresh}
        >
          <Table aria-rowcount={view.length + 1}>
            <TransactionHead />
            <WindowedRows count={view.length}>
              {(slot, place) => {
                const held = view[slot];
                return held && <TransactionRow key={slot} held={held} place={place} />;
              }}
            </WindowedRows>
          </Table>
        </StreamBody>
      )}
    </Panel>
  );
}
