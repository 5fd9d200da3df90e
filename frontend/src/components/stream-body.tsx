import type { ReactNode } from "react";
import type { Load } from "@/live/stream-store";
import { Button } from "./ui/button";
import { EmptyState } from "./empty-state";
import { RetryIcon } from "./icons";
import { Scroller } from "./scroller";
import { SkeletonRows } from "./skeleton-rows";

interface StreamBodyProps {
  /** Names the scrolling region. */
  readonly label: string;
  readonly load: Load;
  readonly count: number;
  /** What will appear here, as a sentence. */
  readonly empty: string;
  readonly onRetry: () => void;
  readonly children: ReactNode;
}

/** The rows of a stream, or why there are none. Rows that are here stay, whatever happened since. */
export function StreamBody({ label, load, count, empty, onRetry, children }: StreamBodyProps) {
  if (count > 0) {
    return <Scroller label={label}>{children}</Scroller>;
  }
  switch (load.phase) {
    case "loading":
      return <SkeletonRows />;
    case "failed":
      return (
        <div role="status" className="flex flex-1">
          <EmptyState
            title="Could not be loaded"
            action={
              <Button onClick={onRetry}>
                <RetryIcon className="size-3.5" /> Try again
              </Button>
            }
          >
            {load.reason}
          </EmptyState>
        </div>
      );
    case "ready":
      return <EmptyState title="Nothing yet">{empty}</EmptyState>;
  }
}
