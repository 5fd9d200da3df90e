"use client";

import dynamic from "next/dynamic";
import { lazily } from "@/lib/lazily";
import { ChartSkeleton } from "./chart-skeleton";
import type { TimeChartProps } from "./recharts-time-chart";

const Chart = dynamic(lazily(() => import("./recharts-time-chart")), { ssr: false, loading: ChartSkeleton });

/** Series over time; at most some 300 points. Its library is loaded when the first one is shown. */
export function TimeChart(props: TimeChartProps) {
  return <Chart {...props} />;
}
