"use client";

import dynamic from "next/dynamic";
import { useRef, useState } from "react";
import { lazily } from "@/lib/lazily";
import { useLiveState } from "@/live/use-live-state";
import { ChevronIcon } from "./icons";
import { badgeDetail, TONE } from "./live-words";
import { useHopSummary } from "./use-hop-summary";

// Popovers bring a library along that few visits need.
const LivePopover = dynamic(lazily(() => import("./live-popover")), { ssr: false });

const DOT = {
  good: "bg-up live-dot",
  wait: "bg-warn",
  bad: "bg-down",
} as const;

/** How live the page is; opens the ages hop by hop. */
export function LiveBadge() {
  const state = useLiveState();
  const { summary, now } = useHopSummary();
  const [open, setOpen] = useState(false);
  const badge = useRef<HTMLButtonElement>(null);
  const detail = badgeDetail(state, summary, now);
  return (
    <>
      <span role="status" className="sr-only">
        Connection: {state.status}
      </span>
      <button
        ref={badge}
        type="button"
        data-live={state.status}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="inline-flex h-8 items-center gap-2 rounded-md border whitespace-nowrap border-line bg-raised px-2.5 text-xs font-medium transition-colors hover:border-edge hover:bg-hover"
      >
        <span aria-hidden="true" className={`size-2 rounded-full ${DOT[TONE[state.status]]}`} />
        <span>{state.status}</span>{" "}
        {detail !== null && <span className="num min-w-[5ch] text-right text-muted">· {detail}</span>}
        <ChevronIcon className="hidden size-3.5 text-muted sm:block" />
      </button>
      {open && (
        <LivePopover anchor={badge} onClose={() => setOpen(false)} state={state} summary={summary} now={now} />
      )}
    </>
  );
}
