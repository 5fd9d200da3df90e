"use client";

import { Popover } from "radix-ui";
import { useLiveState } from "@/live/use-live-state";
import { ChevronIcon } from "./icons";
import { LivePanel } from "./live-panel";
import { badgeDetail, TONE } from "./live-words";
import { useHopSummary } from "./use-hop-summary";

const DOT = {
  good: "bg-up live-dot",
  wait: "bg-warn",
  bad: "bg-down",
} as const;

/** How live the page is; opens the ages hop by hop. */
export function LiveBadge() {
  const state = useLiveState();
  const { summary, now } = useHopSummary();
  const detail = badgeDetail(state, summary, now);
  return (
    <Popover.Root>
      <span role="status" className="sr-only">
        Connection: {state.status}
      </span>
      <Popover.Trigger
        data-live={state.status}
        className="inline-flex h-8 items-center gap-2 rounded-md border whitespace-nowrap border-line bg-raised px-2.5 text-xs font-medium transition-colors hover:border-edge hover:bg-hover"
      >
        <span aria-hidden="true" className={`size-2 rounded-full ${DOT[TONE[state.status]]}`} />
        <span>{state.status}</span>{" "}
        {detail !== null && <span className="num min-w-[5ch] text-right text-muted">· {detail}</span>}
        <ChevronIcon className="hidden size-3.5 text-muted sm:block" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={8}
          collisionPadding={12}
          aria-label="Age of the data, hop by hop"
          className="z-50 w-[21rem] max-w-[calc(100vw-24px)] rounded-lg border border-edge bg-panel p-4 shadow-pop"
        >
          <LivePanel state={state} summary={summary} now={now} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
