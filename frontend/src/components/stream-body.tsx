import type { ReactNode } from "react";
import type { Load } from "@/live/stream-store";
import { EmptyState } from "./empty-state";
import { FailedState } from "./failed-state";
import { Scroller } from "./scroller";
import { SkeletonRows } from "./skeleton-rows";

interface StreamBodyProps {
  /** Names the scrolling region. */
  readonly label: string;
  readonly load: Load;
  readonly count: number;
  /** What stands above the sentence when there is nothing. */
  readonly title?: string;
  /** What will appear here, as a sentence. */
  readonly empty: string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** The rows of a stream, or why there are none. Rows that are here stay, whatever happened since. */
export function StreamBody({ label, load, count, title = "Nothing yet", empty, onRetry, children }: StreamBodyProps) {
  if (count > 0) {
    return <Scroller label={label}>{children}</Scroller>;
  }
  switch (load.phase) {
    case "loading":
      return <SkeletonRows />;
    case "failed":
      return <FailedState reason={load.reason} onRetry={onRetry} />;
    case "ready":
      return <EmptyState title={title}>{empty}</EmptyState>;
  }
}
