"use client";

import { useImperativeHandle, useRef, type Ref } from "react";
import { formatCompact, formatPrice } from "@/lib/format";
import { PERIODS } from "../horizons";
import type { Bar } from "../live-bar";

/** Writes a bar's figures without a render: it follows the pointer and the stream. */
export interface LegendHandle {
  write(bar: Bar | undefined): void;
}

interface LegendProps {
  readonly ref: Ref<LegendHandle>;
  readonly averages: boolean;
  readonly formatTime: (millis: number) => string;
}

const FIGURES: readonly (readonly [string, string, (bar: Bar) => number | undefined | null])[] = [
  ["O", "Open", ({ open }) => open],
  ["H", "High", ({ high }) => high],
  ["L", "Low", ({ low }) => low],
  ["C", "Close", ({ close }) => close],
  ["Vol", "Volume", ({ volume }) => volume],
];

const AVERAGES: typeof FIGURES = PERIODS.map((period, place) => [
  `EMA ${period}`,
  `Exponential moving average of ${period} closes`,
  ({ averages }) => averages[place],
]);

const LOOKS = ["text-kind-2", "text-kind-5"];

/** The values of the bar that is pointed at, else of the last one. */
export function Legend({ ref, averages, formatTime }: LegendProps) {
  const root = useRef<HTMLDListElement>(null);
  useImperativeHandle(ref, () => ({
    write(bar) {
      for (const field of root.current?.querySelectorAll<HTMLElement>("[data-figure]") ?? []) {
        field.textContent = bar === undefined ? "" : written(field.dataset["figure"] ?? "", bar, formatTime);
      }
    },
  }), [formatTime]);
  return (
    <dl
      ref={root}
      data-legend=""
      className="num pointer-events-none flex h-13.5 shrink-0 flex-wrap content-start gap-x-2.5 px-3 pt-1 text-xs md:text-[11px] leading-4 sm:absolute sm:top-1.5 sm:left-2.5 sm:z-10 sm:h-auto sm:max-w-[calc(100%-5rem)] sm:p-0 sm:leading-4.5"
    >
      <div>
        <dt className="sr-only">Time</dt>
        <dd data-figure="time" className="text-muted" />
      </div>
      {[...FIGURES, ...(averages ? AVERAGES : [])].map(([name, title], place) => (
        <div key={name} className="flex gap-1">
          <dt title={title} className={LOOKS[place - FIGURES.length] ?? "text-muted"}>{name}</dt>
          <dd data-figure={name} />
        </div>
      ))}
    </dl>
  );
}

function written(name: string, bar: Bar, formatTime: (millis: number) => string): string {
  if (name === "time") {
    return formatTime(bar.time);
  }
  const value = [...FIGURES, ...AVERAGES].find(([one]) => one === name)?.[2](bar);
  return typeof value !== "number" ? "–" : (name === "Vol" ? formatCompact : formatPrice)(value);
}
