"use client";

import { useState } from "react";

// As long as the animation of .arrival-mark.
const FADE_MS = 2400;

/**
 * A mark on a row whose record came in live, fading out. Rows are slots that records pass through,
 * so that nothing moves on the page; the delay lets the mark go on fading in the next slot.
 */
export function ArrivalMark({ arrivedAt }: { readonly arrivedAt: number | null }) {
  const [delay] = useState(() => (arrivedAt === null ? 0 : Math.min(0, arrivedAt - Date.now())));
  return arrivedAt === null || delay < -FADE_MS ? null : (
    <span aria-hidden="true" className="arrival-mark" style={{ animationDelay: `${delay}ms` }} />
  );
}
