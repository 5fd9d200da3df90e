"use client";

import type { ReactNode } from "react";
import type { Answer } from "@/live/use-rest";
import { Freshness } from "./freshness";
import { RangePicker } from "./range-picker";

interface RangeBarProps {
  /** What the figures below are from, if they are from one. */
  readonly answer?: Answer<unknown>;
  /** What is said about them. */
  readonly children?: ReactNode;
}

/** The range of all figures below, and whether they are up to date. */
export function RangeBar({ answer, children }: RangeBarProps) {
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-6 gap-y-2 text-xs text-pretty text-muted">
      {children}
      <div className="flex items-center gap-3 max-sm:order-first sm:ml-auto">
        {/* A phone has room for the badge's word alone. */}
        <span className="max-sm:hidden">
          <Freshness {...(answer === undefined ? {} : { answer })} />
        </span>
        <RangePicker />
      </div>
    </div>
  );
}
