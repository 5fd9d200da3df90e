"use client";

import { memo } from "react";
import { ArrivalMark } from "@/components/arrival-mark";
import { ClockTime } from "@/components/clock-time";
import { HeadCell } from "@/components/ui/table";
import { WindowedRows, type RowPlace } from "@/components/windowed-rows";
import type { UserEvent } from "@/contracts/records";
import type { Held } from "@/live/holdings";
import { EventType } from "./event-type";

const DAY_MS = 86_400_000;

/** Events as lines of a terminal; lines are slots that events pass through. */
export function LogRows({ rows }: { readonly rows: readonly Held<UserEvent>[] }) {
  const dated = (rows[0]?.at ?? 0) - (rows.at(-1)?.at ?? 0) > DAY_MS / 2;
  return (
    <table aria-rowcount={rows.length + 1} className="w-full border-separate border-spacing-0 text-xs">
      <thead>
        <tr>
          <HeadCell>Time</HeadCell>
          <HeadCell>Type</HeadCell>
          <HeadCell className="hidden @md:table-cell">User</HeadCell>
          <HeadCell>
            Page<span className="@md:hidden"> and user</span>
          </HeadCell>
          <HeadCell className="text-right">Country</HeadCell>
        </tr>
      </thead>
      <WindowedRows count={rows.length} rowPx={24}>
        {(slot, place) => {
          const held = rows[slot];
          return held && <LogRow key={slot} held={held} dated={dated} place={place} />;
        }}
      </WindowedRows>
    </table>
  );
}

const CELL = "px-1.5 py-1 leading-4 whitespace-nowrap first:pl-3 last:pr-3 @md:px-2 @md:first:pl-4 @md:last:pr-4";

interface LogRowProps {
  readonly held: Held<UserEvent>;
  readonly dated: boolean;
  readonly place: RowPlace;
}

const LogRow = memo(function LogRow({ held, dated, place }: LogRowProps) {
  const { record: event, at, arrivedAt } = held;
  const user = event.user_id ?? "anonymous";
  return (
    <tr {...place} data-record-id={event.id} className="row num align-baseline">
      <td className={`relative ${CELL}`}>
        <ArrivalMark key={event.id} arrivedAt={arrivedAt} />
        <ClockTime at={at} dated={dated} />
      </td>
      <td className={CELL}>
        <EventType type={event.event_type} />
      </td>
      <td className={`hidden @md:table-cell ${CELL} ${event.user_id === undefined ? "text-muted" : ""}`}>{user}</td>
      <td className={`w-full max-w-0 truncate ${CELL}`} title={event.page}>
        {event.page}
        <span className="block truncate text-muted @md:hidden">{user}</span>
      </td>
      <td className={`text-right ${CELL}`} title={`${event.city}, ${event.country}`}>
        <span className="hidden text-muted @2xl:inline">{event.city} </span>
        {event.country}
      </td>
    </tr>
  );
});
