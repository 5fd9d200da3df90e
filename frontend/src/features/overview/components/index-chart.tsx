"use client";

import { AreaSeries, type ISeriesApi, type UTCTimestamp } from "lightweight-charts";
import { useEffect, useRef } from "react";
import { usePriceChart } from "@/components/charts/use-price-chart";
import { resolveColour } from "@/lib/colours";
import { formatPrice } from "@/lib/format";
import { useZone } from "@/lib/preferences";
import { toMillis } from "@/lib/time";
import { useTheme } from "@/lib/use-theme";
import type { IndexPoint } from "../queries";

interface IndexChartProps {
  readonly points: readonly IndexPoint[];
  readonly interval: string;
  readonly horizon: string;
}

/** An index over time as an area, all of it in sight. */
export default function IndexChart({ points, interval, horizon }: IndexChartProps) {
  const [attach, chart] = usePriceChart(useZone(), /[dw]$/.test(interval));
  const area = useRef<ISeriesApi<"Area"> | null>(null);
  const theme = useTheme();

  useEffect(() => {
    // A page that scrolls is not caught by a chart that shows everything anyway.
    chart?.applyOptions({ handleScroll: false, handleScale: false, timeScale: { fixLeftEdge: true, fixRightEdge: true } });
    area.current = chart?.addSeries(AreaSeries, { lineWidth: 2, priceLineVisible: false }) ?? null;
  }, [chart]);

  useEffect(() => {
    area.current?.applyOptions({
      lineColor: resolveColour("accent"),
      topColor: resolveColour("accent", 0.3),
      bottomColor: resolveColour("accent", 0),
    });
  }, [chart, theme]);

  useEffect(() => {
    area.current?.applyOptions({ pointMarkersVisible: points.length === 1 });
    area.current?.setData(
      points.map(({ time, value }) => ({ time: Math.floor(toMillis(time) / 1000) as UTCTimestamp, value })),
    );
    chart?.timeScale().fitContent();
  }, [chart, points]);

  const last = points.at(-1)?.value ?? 0;
  return (
    <figure
      ref={attach}
      aria-label={`Index over ${horizon}, 100 at its start, ${formatPrice(last)} at its end`}
      className="h-full w-full"
    />
  );
}
