"use client";

import dynamic from "next/dynamic";
import { PanelSkeleton } from "@/components/panel-skeleton";
import { RangeBar } from "@/components/range-bar";
import { lazily } from "@/lib/lazily";
import { useRange } from "@/lib/ranges";
import { useEventCounts } from "../queries";
import { CountryPanel } from "./country-panel";
import { EventsChart } from "./events-chart";
import { TypeCards } from "./type-cards";

const LogPanel = dynamic(lazily(() => import("./log-panel")), { ssr: false, loading: PanelSkeleton });

/** What users do: how much of each, when, from where, and what they do right now. */
export function UsersView() {
  const [range] = useRange();
  return (
    <>
      <RangeBar answer={useEventCounts(range)}>
        <p className="hidden sm:block">Events by type, against {range.against}</p>
      </RangeBar>
      <TypeCards range={range} />
      {/* As high as a screen leaves it, between bounds. */}
      <div className="grid grid-cols-1 gap-3 xl:h-[clamp(36rem,calc(100dvh-14.5rem),60rem)] xl:grid-cols-[minmax(0,1.05fr)_minmax(0,1fr)] xl:grid-rows-[minmax(0,1.15fr)_minmax(0,1fr)]">
        <EventsChart range={range} className="h-80 xl:h-auto" />
        <div className="flex h-[34rem] min-h-0 min-w-0 xl:row-span-2 xl:h-auto">
          <LogPanel range={range} className="flex-1" />
        </div>
        <CountryPanel range={range} className="h-80 xl:h-auto" />
      </div>
    </>
  );
}
