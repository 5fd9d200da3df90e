import { memo } from "react";
import { ArrivalMark } from "@/components/arrival-mark";
import { ClockTime } from "@/components/clock-time";
import { Cell } from "@/components/ui/table";
import type { RowPlace } from "@/components/windowed-rows";
import type { UserEvent } from "@/contracts/records";
import { formatWord } from "@/lib/format";
import type { Held } from "@/live/holdings";
import { EventType } from "./event-type";

interface EventRowProps {
  readonly held: Held<UserEvent>;
  readonly place: RowPlace;
}

/** The event that is in one slot of the list right now. */
export const EventRow = memo(function EventRow({ held, place }: EventRowProps) {
  const { record: event, at, arrivedAt } = held;
  return (
    <tr {...place} data-record-id={event.id} className="row">
      <Cell className="relative">
        <ArrivalMark key={event.id} arrivedAt={arrivedAt} />
        <ClockTime at={at} />
      </Cell>
      <Cell>
        <EventType type={event.event_type} />
      </Cell>
      <Cell className="w-full max-w-0 min-w-16 truncate text-muted" title={event.page}>
        {event.page}
      </Cell>
      <Cell className="hidden text-muted @xl:table-cell">
        {formatWord(event.device)} · {event.browser}
      </Cell>
      <Cell className="text-muted" title={`${event.city}, ${event.country}`}>
        <span className="ml-auto flex max-w-24 items-baseline justify-end gap-1.5 @md:max-w-36">
          <span className="truncate">{event.city}</span>
          <span className="num text-xs">{event.country}</span>
        </span>
      </Cell>
    </tr>
  );
});
