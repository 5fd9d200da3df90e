import { ColorType, createChart, CrosshairMode, TickMarkType, type IChartApi, type Time } from "lightweight-charts";
import { useCallback, useEffect, useState, type RefCallback } from "react";
import { resolveColour } from "@/lib/colours";
import { useTheme } from "@/lib/use-theme";
import { formatClock, formatDate, formatDay, formatDayTime, formatMinute, formatMonth, type Zone } from "@/lib/zones";

const seconds = (time: Time): number => Number(time) * 1000;

function formatMark(time: Time, kind: TickMarkType, zone: Zone): string {
  switch (kind) {
    case TickMarkType.Year:
    case TickMarkType.Month:
      return formatMonth(seconds(time), zone);
    case TickMarkType.DayOfMonth:
      return formatDay(seconds(time), zone);
    case TickMarkType.Time:
      return formatMinute(seconds(time), zone);
    case TickMarkType.TimeWithSeconds:
      return formatClock(seconds(time), zone);
  }
}

/**
 * A canvas chart of prices in the page's theme: a ref for its element, and the chart while there is
 * one. Times are in seconds; `wholeDays` leaves the time of day out.
 */
export function usePriceChart(
  zone: Zone,
  wholeDays: boolean,
): readonly [RefCallback<HTMLDivElement>, IChartApi | null] {
  const [chart, setChart] = useState<IChartApi | null>(null);
  const theme = useTheme();

  const attach = useCallback((element: HTMLDivElement | null) => {
    if (element === null) {
      return undefined;
    }
    const made = createChart(element, { autoSize: true });
    setChart(made);
    return () => {
      setChart(null);
      made.remove();
    };
  }, []);

  useEffect(() => {
    chart?.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: "transparent" },
        textColor: resolveColour("muted"),
        fontFamily: getComputedStyle(document.body).fontFamily,
        fontSize: 11,
      },
      grid: { vertLines: { visible: false }, horzLines: { color: resolveColour("hair") } },
      rightPriceScale: { borderColor: resolveColour("line") },
      timeScale: {
        borderColor: resolveColour("line"),
        timeVisible: !wholeDays,
        tickMarkFormatter: (time: Time, kind: TickMarkType) => formatMark(time, kind, zone),
      },
      crosshair: {
        mode: CrosshairMode.Normal,
        vertLine: { labelBackgroundColor: resolveColour("edge") },
        horzLine: { labelBackgroundColor: resolveColour("edge") },
      },
      localization: {
        timeFormatter: (time: Time) => (wholeDays ? formatDate : formatDayTime)(seconds(time), zone),
      },
    });
  }, [chart, theme, zone, wholeDays]);

  return [attach, chart];
}
