"use client";

import { memo } from "react";
import { StarIcon } from "@/components/icons";
import { toggleWatched, useWatched } from "../watching";

interface WatchButtonProps {
  readonly symbol: string;
  readonly tabIndex?: number;
}

/** Picks a symbol for the watchlist, or no longer. */
export const WatchButton = memo(function WatchButton({ symbol, tabIndex }: WatchButtonProps) {
  const watched = useWatched(symbol);
  return (
    <button
      type="button"
      tabIndex={tabIndex}
      aria-pressed={watched}
      aria-label={`Watch ${symbol}`}
      title={watched ? "Watched" : "Watch"}
      onClick={(event) => {
        event.stopPropagation();
        toggleWatched(symbol);
      }}
      className="grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:text-ink aria-pressed:text-accent-text"
    >
      <StarIcon className={`size-3.5 ${watched ? "fill-current" : ""}`} />
    </button>
  );
});
