"use client";

import { useCallback, useEffect, useEffectEvent, useRef } from "react";
import { usePriceChart } from "@/components/charts/use-price-chart";
import { useZone } from "@/lib/preferences";
import { useTheme } from "@/lib/use-theme";
import { quotes } from "@/live/streams";
import { useLiveState } from "@/live/use-live-state";
import { DAY_MS, type Kind } from "../horizons";
import { LiveBar } from "../live-bar";
import type { Course } from "../queries";
import { timeWriter } from "../times";
import { Drawing } from "./drawing";
import { Legend, type LegendHandle } from "./legend";

// Each change has the whole canvas drawn anew.
const DRAW_MS = 500;

interface PriceChartProps {
  readonly course: Course;
  readonly kind: Kind;
  readonly averages: boolean;
  /** A new bar has begun, of which the server has more to say. */
  readonly onNewBar: () => void;
}

/** A course on a canvas, whose last bar follows the stream. Loaded when the first one is shown. */
export default function PriceChart({ course, kind, averages, onNewBar }: PriceChartProps) {
  const { symbol, horizon, widthMs, bars } = course;
  const zone = useZone();
  const theme = useTheme();
  const wholeDays = widthMs >= DAY_MS;
  const [attach, chart] = usePriceChart(wholeDays ? "utc" : zone, wholeDays);
  const connected = useLiveState().status;
  const drawing = useRef<Drawing | null>(null);
  const legend = useRef<LegendHandle>(null);
  const drawn = useRef("");
  const formatTime = useCallback((millis: number) => timeWriter(widthMs)(millis, zone), [widthMs, zone]);
  const begin = useEffectEvent(onNewBar);
  const create = useEffectEvent((on: NonNullable<typeof chart>) => new Drawing(on, kind, (bar) => legend.current?.write(bar)));
  const following = connected === "live" || connected === "lagging";

  useEffect(() => {
    drawing.current = chart === null ? null : create(chart);
    drawn.current = "";
  }, [chart]);

  useEffect(() => drawing.current?.show(kind, averages), [chart, kind, averages]);

  useEffect(() => drawing.current?.paint(), [chart, theme]);

  useEffect(() => {
    const what = `${symbol} ${horizon}`;
    drawing.current?.draw(bars, drawn.current !== what);
    drawn.current = what;
    // What was received is newer than the answer only while the connection holds.
    return following ? follow(symbol, new LiveBar(bars, widthMs), bars.at(-1)?.time, drawing, begin) : undefined;
  }, [chart, symbol, horizon, widthMs, bars, following, formatTime, averages]);

  return (
    <div className="relative flex h-full flex-col">
      <Legend ref={legend} averages={averages} formatTime={formatTime} />
      <div className="relative min-h-0 flex-1">
        <div ref={attach} className="absolute inset-0" />
      </div>
    </div>
  );
}

function follow(
  symbol: string,
  live: LiveBar,
  since: number | undefined,
  drawing: Readonly<{ current: Drawing | null }>,
  begin: () => void,
): () => void {
  let id = "";
  let newest = since;
  let wait: ReturnType<typeof setTimeout> | undefined;
  const take = () => {
    wait = undefined;
    const held = quotes.use.getState().view.get(symbol);
    if (held === undefined || held.record.id === id) {
      return;
    }
    id = held.record.id;
    const bar = live.take(held.record.close, held.at);
    if (bar !== null) {
      drawing.current?.update(bar);
      if (bar.time !== newest) {
        newest = bar.time;
        begin();
      }
    }
  };
  take();
  const leave = quotes.use.subscribe(() => {
    wait ??= setTimeout(take, DRAW_MS);
  });
  return () => {
    leave();
    clearTimeout(wait);
  };
}
