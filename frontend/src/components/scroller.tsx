"use client";

import { createContext, useContext, useState, type ReactNode } from "react";

const ScrollerContext = createContext<HTMLDivElement | null>(null);

/** The element that scrolls around a component. */
export const useScroller = () => useContext(ScrollerContext);

/** A region that scrolls by itself, by keyboard too. */
export function Scroller({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const [element, setElement] = useState<HTMLDivElement | null>(null);
  return (
    <div
      ref={setElement}
      role="region"
      aria-label={label}
      tabIndex={0}
      className="scroller @container min-h-0 flex-1 overflow-auto"
    >
      <ScrollerContext value={element}>{children}</ScrollerContext>
    </div>
  );
}
