"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useState, type CSSProperties, type KeyboardEvent, type RefObject } from "react";
import { tracksOf, type ColumnId } from "../matrix-columns";
import { useWithPinned } from "../use-with-pinned";
import { toggleWatched } from "../watching";
import { MatrixHead } from "./matrix-head";
import { MatrixRow, ROW_PX, rowId } from "./matrix-row";

interface MatrixGridProps {
  readonly shown: readonly string[];
  readonly columns: readonly ColumnId[];
  readonly symbol: string | null;
  readonly onChoose: (symbol: string) => void;
  /** Set while the pointer is over the rows, which then stay where they are. */
  readonly held: RefObject<boolean>;
}

const HEAD_PX = 32;
const LEAP = 10;

const STEPS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowUp: (place) => Math.max(0, place - 1),
  ArrowDown: (place, count) => Math.min(count - 1, place + 1),
  PageUp: (place) => Math.max(0, place - LEAP),
  PageDown: (place, count) => Math.min(count - 1, place + LEAP),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The rows and columns of the watchlist, of which only those in sight are in the page. */
export function MatrixGrid({ shown, columns, symbol, onChoose, held }: MatrixGridProps) {
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const place = symbol === null ? -1 : shown.indexOf(symbol);
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is memoized by a compiler
  const rows = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroller,
    estimateSize: () => ROW_PX,
    overscan: 3,
    paddingStart: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialRect: { width: 0, height: 600 },
    rangeExtractor: useWithPinned(place),
  });

  useEffect(() => {
    const at = symbol === null ? -1 : shown.indexOf(symbol);
    if (at >= 0) {
      rows.scrollToIndex(at, { align: "auto" });
    }
    // A new order of the rows is no reason to scroll.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [rows, symbol, scroller]);

  const press = (event: KeyboardEvent) => {
    const next = shown[STEPS[event.key]?.(place, shown.length) ?? -1];
    if (event.target !== scroller) {
      return;
    }
    if (next !== undefined) {
      event.preventDefault();
      onChoose(next);
    } else if (event.key === " " && place >= 0 && symbol !== null) {
      event.preventDefault();
      toggleWatched(symbol);
    }
  };

  const { tracks, px } = tracksOf(columns);
  return (
    <div
      ref={setScroller}
      role="grid"
      aria-label="Watchlist; arrow keys show a symbol, space watches it"
      aria-rowcount={shown.length + 1}
      aria-activedescendant={place < 0 ? undefined : rowId(shown[place] ?? "")}
      tabIndex={0}
      onKeyDown={press}
      className={`matrix scroller min-h-0 flex-1 overflow-auto ${(rows.scrollRect?.width ?? 0) < px ? "matrix-wide" : ""}`}
    >
      <div style={{ "--tracks": tracks, minWidth: px, height: rows.getTotalSize() } as CSSProperties} className="relative">
        <div role="rowgroup" className="sticky top-0 z-20">
          <MatrixHead columns={columns} />
        </div>
        <div
          role="rowgroup"
          className="absolute inset-x-0"
          style={{ top: HEAD_PX, height: shown.length * ROW_PX }}
          onPointerEnter={() => (held.current = true)}
          onPointerLeave={() => (held.current = false)}
        >
          {rows.getVirtualItems().map(({ index }) => {
            const one = shown[index] ?? "";
            return (
              <MatrixRow key={one} symbol={one} index={index} columns={columns} chosen={index === place} onChoose={onChoose} />
            );
          })}
        </div>
      </div>
    </div>
  );
}
