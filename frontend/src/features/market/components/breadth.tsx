"use client";

import { useShallow } from "zustand/react/shallow";
import { Direction } from "@/components/icons";
import { quotes } from "@/live/streams";

/** How many of the symbols shown are above and below their previous close. */
export function Breadth() {
  const { up, down } = quotes.use(
    useShallow(({ view }) => {
      const changes = [...view.values()].map(({ record }) => record.change);
      return {
        up: changes.filter((change) => change > 0).length,
        down: changes.filter((change) => change < 0).length,
      };
    }),
  );
  return up + down === 0 ? null : (
    <span className="num flex gap-2.5 whitespace-nowrap" title="Symbols above and below their previous close">
      <span className="inline-flex items-center gap-1 text-up">
        <Direction sign={1} />
        {up}
        <span className="sr-only"> up</span>
      </span>
      <span className="inline-flex items-center gap-1 text-down">
        <Direction sign={-1} />
        {down}
        <span className="sr-only"> down</span>
      </span>
    </span>
  );
}
