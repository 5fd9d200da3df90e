"use client";

import { useEffect, useMemo } from "react";
import type { Range } from "@/lib/ranges";
import { useText } from "@/lib/url-state";
import { useLiveState } from "@/live/use-live-state";
import { useStream } from "@/live/use-stream";
import { createEventLog } from "../event-log";
import { EventLogPanel } from "./event-log-panel";

interface LogPanelProps {
  readonly range: Range;
  readonly className?: string;
}

/** What users do right now, event by event. */
export default function LogPanel({ range, className = "" }: LogPanelProps) {
  const [type, setType] = useText("event");
  const log = useMemo(() => createEventLog(type), [type]);
  useStream("user_events", log);

  // A connection that begins anew brings fewer events along than a log holds.
  const connected = useLiveState().status === "live";
  useEffect(() => {
    if (connected) {
      log.refresh();
    }
  }, [connected, log]);

  return (
    <EventLogPanel key={type} log={log} type={type} onType={setType} range={range} className={className} />
  );
}
