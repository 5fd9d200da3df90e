import { memo } from "react";
import { ArrivalMark } from "@/components/arrival-mark";
import { ClockTime } from "@/components/clock-time";
import { Cell } from "@/components/ui/table";
import type { RowPlace } from "@/components/windowed-rows";
import { kindOf, tell, type Activity } from "../activity";

const KIND: Readonly<Record<ReturnType<typeof kindOf>, { readonly word: string; readonly dot: string }>> = {
  sales: { word: "Sale", dot: "bg-kind-3" },
  events: { word: "Event", dot: "bg-kind-2" },
  metrics: { word: "Metric", dot: "bg-kind-5" },
};

interface ActivityRowProps {
  readonly activity: Activity;
  readonly place: RowPlace;
}

/** What is in one slot of the feed right now. */
export const ActivityRow = memo(function ActivityRow({ activity, place }: ActivityRowProps) {
  const { record, at, arrivedAt } = activity;
  const kind = kindOf(record);
  const { word, dot } = KIND[kind];
  const [what, detail] = tell(record);
  return (
    <tr {...place} data-record-id={record.id} data-kind={kind} className="row">
      <Cell className="relative">
        <ArrivalMark key={record.id} arrivedAt={arrivedAt} />
        <ClockTime at={at} />
      </Cell>
      <Cell className="text-muted">
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className={`size-1.5 rounded-full ${dot}`} />
          {word}
        </span>
      </Cell>
      <Cell className="truncate" title={`${what} · ${detail}`}>
        {what}
      </Cell>
      <Cell className="hidden truncate text-muted @md:table-cell">{detail}</Cell>
    </tr>
  );
});
