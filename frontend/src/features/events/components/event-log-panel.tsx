"use client";

import { useMemo, useState } from "react";
import { CsvButton } from "@/components/csv-button";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { StreamBody } from "@/components/stream-body";
import type { UserEvent } from "@/contracts/records";
import type { Column } from "@/lib/columns";
import { formatWhole } from "@/lib/format";
import type { Range } from "@/lib/ranges";
import { useText } from "@/lib/url-state";
import type { Held } from "@/live/holdings";
import { LOG_LIMIT, matching, waitingCount, type EventLog } from "../event-log";
import { LogControls } from "./log-controls";
import { LogRows } from "./log-rows";

const COLUMNS: readonly Column<Held<UserEvent>>[] = [
  { name: "time", kind: "time", value: ({ at }) => at },
  { name: "event_type", kind: "text", value: ({ record }) => record.event_type },
  { name: "user_id", kind: "text", value: ({ record }) => record.user_id },
  { name: "page", kind: "text", value: ({ record }) => record.page },
  { name: "country", kind: "text", value: ({ record }) => record.country },
  { name: "id", kind: "text", value: ({ record }) => record.id },
];

/** What the log held when the reader stopped it. */
interface Stopped {
  readonly rows: readonly Held<UserEvent>[];
  readonly ids: ReadonlySet<string>;
}

interface EventLogPanelProps {
  readonly log: EventLog;
  readonly type: string | null;
  readonly onType: (type: string | null) => void;
  readonly range: Range;
  readonly className: string;
}

/** A log in the manner of a terminal, newest first, that can be stopped and searched. */
export function EventLogPanel({ log, type, onType, range, className }: EventLogPanelProps) {
  const { load, view } = log.use();
  const [text, setText] = useText("find");
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const held = stopped?.rows ?? view;
  const shown = useMemo(() => matching(held, text), [held, text]);
  const waiting = useMemo(
    () => (stopped === null ? null : waitingCount(matching(view, text), stopped.ids)),
    [view, text, stopped],
  );
  const sought = text !== null && held.length > 0;
  return (
    <Panel
      id="log"
      title="Live terminal logs"
      className={className}
      aside={
        <>
          <Freshness />
          <span className="num truncate" data-shown={shown.length}>
            {sought ? `${formatWhole(shown.length)} of ${formatWhole(held.length)}` : `last ${formatWhole(LOG_LIMIT)}`}
          </span>
          <CsvButton name="user-events" columns={COLUMNS} rows={() => shown} />
        </>
      }
    >
      <LogControls
        range={range}
        type={type}
        onType={onType}
        text={text}
        onText={setText}
        waiting={waiting}
        onStop={() => setStopped({ rows: view, ids: new Set(view.map(({ record }) => record.id)) })}
        onGoOn={() => setStopped(null)}
      />
      <StreamBody
        label="User events, newest first"
        load={sought ? { phase: "ready" } : load}
        count={shown.length}
        title={sought ? "Nothing matches" : "Nothing yet"}
        empty={sought ? `None of the last ${formatWhole(held.length)} events has “${text}” in its user, page or country.` : "What users do appears here as soon as it is stored."}
        onRetry={log.refresh}
      >
        <LogRows rows={shown} />
      </StreamBody>
    </Panel>
  );
}
