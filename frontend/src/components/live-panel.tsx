import { formatAge, formatDuration, formatWhole } from "@/lib/format";
import type { Age, Hop, HopSummary } from "@/live/hop-ages";
import { useZone } from "@/lib/preferences";
import { liveSocket } from "@/live/shared";
import type { LiveState } from "@/live/state";
import { clockNote, describe } from "./live-words";

const ROWS: readonly { hop: Hop; label: string; bar: string }[] = [
  { hop: "produced_published", label: "Produced → published", bar: "bg-hop-1" },
  { hop: "published_stored", label: "Published → stored", bar: "bg-hop-2" },
  { hop: "stored_here", label: "Stored → here", bar: "bg-hop-3" },
];

export interface LivePanelProps {
  readonly state: LiveState;
  readonly summary: HopSummary;
  readonly now: number;
}

/** The age of what arrives, split by hop, and what the connection went through. */
export function LivePanel({ state, summary, now }: LivePanelProps) {
  const { connections, records, gaps, skipped, refused } = liveSocket.standing.counts;
  const note = clockNote(summary);
  return (
    <div className="flex flex-col gap-3 text-xs">
      <p className="text-pretty text-muted">{describe(state, useZone())}</p>
      <HopBar summary={summary} />
      <table className="w-full">
        <thead>
          <tr className="text-xs md:text-[11px] text-muted">
            <th scope="col" className="pb-1 text-left font-medium">Last 10 seconds</th>
            <th scope="col" className="pb-1 text-right font-medium">median</th>
            <th scope="col" className="pb-1 text-right font-medium">99 of 100</th>
          </tr>
        </thead>
        <tbody>
          {ROWS.map(({ hop, label, bar }) => (
            <HopRow key={hop} label={label} bar={bar} age={summary.hops[hop]} />
          ))}
          <HopRow label="End to end" age={summary.hops.total} />
        </tbody>
      </table>
      {note !== null && <p className="rounded-md bg-warn-soft px-2.5 py-2 text-warn">{note}</p>}
      <dl className="grid grid-cols-2 gap-x-6 gap-y-1 border-t border-line pt-3">
        <Fact label="Records received" value={formatWhole(records)} />
        <Fact
          label="Last arrival"
          value={summary.lastArrival === null ? "–" : formatAge(Math.max(0, now - summary.lastArrival))}
        />
        <Fact label="Connections" value={formatWhole(connections)} />
        <Fact label="Gaps refilled" value={formatWhole(gaps)} />
        <Fact label="Left out" value={formatWhole(skipped)} />
        <Fact label="Unreadable" value={formatWhole(refused)} />
      </dl>
    </div>
  );
}

function HopRow({ label, bar, age }: { label: string; bar?: string; age: Age | null }) {
  const total = bar === undefined;
  return (
    <tr className={total ? "font-semibold" : ""}>
      <th scope="row" className={`py-1 text-left ${total ? "border-t border-line" : "font-normal"}`}>
        {!total && <span aria-hidden="true" className={`mr-2 inline-block size-2 rounded-xs ${bar}`} />}
        {label}
      </th>
      {[age?.median, age?.p99].map((value, column) => (
        <td key={column} className={`num py-1 text-right ${total ? "border-t border-line" : ""}`}>
          {value === undefined ? "–" : formatDuration(value)}
        </td>
      ))}
    </tr>
  );
}

function HopBar({ summary }: { readonly summary: HopSummary }) {
  return (
    <div aria-hidden="true" className="flex h-2 gap-px overflow-hidden rounded-full bg-hover">
      {ROWS.map(({ hop, bar }) => (
        <div key={hop} className={bar} style={{ flexGrow: summary.hops[hop]?.median ?? 0 }} />
      ))}
    </div>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div className="flex justify-between gap-2">
      <dt className="text-muted">{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
