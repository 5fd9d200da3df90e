"use client";

import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { HeadCell, Table } from "@/components/ui/table";
import { WindowedRows } from "@/components/windowed-rows";
import { useStream } from "@/live/use-stream";
import { sales } from "@/live/streams";
import { SaleRow } from "./sale-row";

/** The latest sales, newest first. */
export function SalesPanel({ className = "" }: { readonly className?: string }) {
  useStream("sales", sales);
  const { load, view } = sales.use();
  return (
    <Panel id="sales" title="Sales" className={className} aside={<Freshness />}>
      <StreamBody
        label="Latest sales"
        load={load}
        count={view.length}
        empty="Sales appear here as soon as they are stored."
        onRetry={sales.refresh}
      >
        <Table aria-rowcount={view.length + 1}>
          <thead>
            <tr>
              <HeadCell>Time</HeadCell>
              <HeadCell>Product</HeadCell>
              <HeadCell className="hidden @lg:table-cell">Region</HeadCell>
              <HeadCell className="text-right">Qty</HeadCell>
              <HeadCell className="text-right">Off</HeadCell>
              <HeadCell className="text-right">Revenue</HeadCell>
            </tr>
          </thead>
          <WindowedRows count={view.length}>
            {(slot, place) => {
              const held = view[slot];
              return held && <SaleRow key={slot} held={held} place={place} />;
            }}
          </WindowedRows>
        </Table>
      </StreamBody>
    </Panel>
  );
}
