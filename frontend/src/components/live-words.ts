import type { HopSummary } from "@/live/hop-ages";
import type { LiveState } from "@/live/state";
import { formatAge, formatDuration, formatPercent, formatWord } from "@/lib/format";
import { formatClock, type Zone } from "@/lib/zones";

const QUIET_MS = 10_000;

export type Tone = "good" | "wait" | "bad";

export const TONE: Readonly<Record<LiveState["status"], Tone>> = {
  connecting: "wait",
  live: "good",
  lagging: "wait",
  stale: "wait",
  offline: "bad",
};

/** What the badge adds to the state's name: the age of what arrives, how much of it does, or since when nothing does. */
export function badgeDetail(state: LiveState, summary: HopSummary, now: number): string | null {
  switch (state.status) {
    case "connecting":
    case "offline":
      return null;
    case "stale":
      return formatAge(Math.max(1000, now - state.since));
    case "live":
      return arrivalDetail(summary, now);
    case "lagging":
      return state.share === null ? arrivalDetail(summary, now) : `${formatPercent(state.share * 100)} shown`;
  }
}

function arrivalDetail({ hops, lastArrival }: HopSummary, now: number): string | null {
  if (lastArrival === null) {
    return null;
  }
  if (now - lastArrival > QUIET_MS) {
    return `quiet ${formatAge(now - lastArrival)}`;
  }
  return hops.total === null ? null : formatDuration(hops.total.median);
}

/** The state as a sentence. */
export function describe(state: LiveState, zone: Zone): string {
  switch (state.status) {
    case "connecting":
      return "Connecting to the server.";
    case "live":
      return "Connected. Records are shown as they are stored.";
    case "lagging":
      return describeLag(state.mode, formatWord(state.channel).toLowerCase());
    case "stale":
      return state.reason === "silent"
        ? `Nothing was heard from the server since ${formatClock(state.since, zone)}.`
        : `The connection was lost. What is shown is as of ${formatClock(state.since, zone)}.`;
    case "offline":
      return state.since === null
        ? "The server cannot be reached. Trying again."
        : `The server cannot be reached. Trying again. What is shown is as of ${formatClock(state.since, zone)}.`;
  }
}

function describeLag(mode: "conflated" | "dropping", channel: string): string {
  return mode === "conflated"
    ? `This browser is slower than the stream: of ${channel}, some steps in between are left out.`
    : `This browser is slower than the stream: of ${channel}, the oldest records are left out.`;
}

/** Why the age of what arrives cannot be told, if that is so. */
export function clockNote({ clocksDiffer, clockAheadMs }: HopSummary): string | null {
  if (!clocksDiffer) {
    return null;
  }
  if (clockAheadMs === 0) {
    return "This computer's clock is behind the server's, so the last hop cannot be measured.";
  }
  const side = clockAheadMs > 0 ? "ahead of" : "behind";
  const by = formatDuration(Math.abs(clockAheadMs));
  return `This computer's clock is about ${by} ${side} the server's, so the last hop cannot be measured.`;
}
