"use client";

import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import { HeadCell, Table } from "@/components/ui/table";
import { WindowedRows } from "@/components/windowed-rows";
import { useStream } from "@/live/use-stream";
import { events } from "@/live/streams";
import { EventRow } from "./event-row";

/** The latest user events, newest first. */
export function EventsPanel({ className = "" }: { readonly className?: string }) {
  useStream("user_events", events);
  const { load, view } = events.use();
  return (
    <Panel id="events" title="User events" className={className} aside={<Freshness />}>
      <StreamBody
        label="Latest user events"
        load={load}
        count={view.length}
        empty="What users do appears here as soon as it is stored."
        onRetry={events.refresh}
      >
        <Table aria-rowcount={view.length + 1}>
          <thead>
            <tr>
              <HeadCell>Time</HeadCell>
              <HeadCell>Event</HeadCell>
              <HeadCell>Page</HeadCell>
              <HeadCell className="hidden @xl:table-cell">Device</HeadCell>
              <HeadCell className="text-right">Place</HeadCell>
            </tr>
          </thead>
          <WindowedRows count={view.length}>
            {(slot, place) => {
              const held = view[slot];
              return held && <EventRow key={slot} held={held} place={place} />;
            }}
          </WindowedRows>
        </Table>
      </StreamBody>
    </Panel>
  );
}
