import { defaultRangeExtractor, type Range } from "@tanstack/react-virtual";
import { useCallback } from "react";

/** What is in the page of a long list: what is in sight, and one place more that must be there for the keyboard. */
export function useWithPinned(pinned: number): (range: Range) => number[] {
  return useCallback(
    (range) => {
      const places = defaultRangeExtractor(range);
      const there = pinned < 0 || pinned >= range.count || places.includes(pinned);
      return there ? places : [...places, pinned].sort((a, b) => a - b);
    },
    [pinned],
  );
}
