"use client";

import { PauseIcon, PlayIcon } from "@/components/icons";
import { SEARCH_FIELD } from "@/components/shortcuts";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatWhole, formatWord } from "@/lib/format";
import type { Range } from "@/lib/ranges";
import { useEventCounts } from "../queries";

interface LogControlsProps {
  readonly range: Range;
  readonly type: string | null;
  readonly onType: (type: string | null) => void;
  readonly text: string | null;
  readonly onText: (text: string | null) => void;
  /** How many events came in since the log was stopped; null while it runs. */
  readonly waiting: number | null;
  readonly onStop: () => void;
  readonly onGoOn: () => void;
}

/** What of the log is shown, and whether it goes on. */
export function LogControls({ range, type, onType, text, onText, waiting, onStop, onGoOn }: LogControlsProps) {
  const counted = useEventCounts(range).data?.map(({ event_type }) => event_type) ?? [];
  const types = type === null || counted.includes(type) ? counted : [type, ...counted];
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2 sm:px-4 print:hidden">
      <Input
        {...SEARCH_FIELD}
        type="search"
        aria-label="Find user, page or country"
        placeholder="User, page or country"
        value={text ?? ""}
        onChange={({ target }) => onText(target.value)}
        className="min-w-32 flex-1 basis-full sm:basis-32"
      />
      <Select
        aria-label="Type of event"
        value={type ?? ""}
        onChange={({ target }) => onType(target.value || null)}
      >
        <option value="">All types</option>
        {types.map((one) => (
          <option key={one} value={one}>
            {formatWord(one)}
          </option>
        ))}
      </Select>
      <Button
        onClick={waiting === null ? onStop : onGoOn}
        aria-label={waiting === null ? "Pause the log" : `Resume the log, ${formatWhole(waiting)} waiting`}
        className={`min-w-44 flex-1 sm:min-w-40 sm:flex-none ${waiting === null ? "" : "border-accent text-accent-text"}`}
      >
        {waiting === null ? <PauseIcon /> : <PlayIcon />}
        {waiting === null ? "Pause log" : <span className="num">Resume · {formatWhole(waiting)} waiting</span>}
      </Button>
    </div>
  );
}
