import type { components } from "@/contracts/api";
import { fits, listOf, number, object, text, time } from "@/contracts/fields";
import { toMillis } from "@/lib/time";
import { useRest, type Answer } from "@/live/use-rest";
import { PERIODS, widthOf, type Horizon } from "./horizons";
import type { Bar } from "./live-bar";

type Schemas = components["schemas"];

const isCandle = fits<Schemas["Candle"]>({
  time,
  open: number,
  high: number,
  low: number,
  close: number,
  volume: number,
  ema: object,
});

const isCandleList = fits<Schemas["CandleList"]>({ interval: text, data: listOf(isCandle) });

/** The bars of one symbol over one horizon, oldest first. */
export interface Course {
  readonly symbol: string;
  readonly horizon: Horizon;
  readonly interval: string;
  readonly widthMs: number;
  readonly bars: readonly Bar[];
}

const EVERY_MS = 15_000;

/** A symbol's candles with their moving averages. */
export function useCandles(symbol: string, horizon: Horizon): Answer<Course> {
  const path = `/api/v1/stocks/${encodeURIComponent(symbol)}/candles?horizon=${horizon}&ema=${PERIODS.join(",")}`;
  return useRest(path, (body) => readCourse(body, symbol, horizon), EVERY_MS);
}

function readCourse(body: unknown, symbol: string, horizon: Horizon): Course | null {
  const widthMs = isCandleList(body) ? widthOf(body.interval) : undefined;
  if (!isCandleList(body) || widthMs === undefined) {
    return null;
  }
  const bars = body.data.map(({ ema, time: start, ...candle }) => ({
    ...candle,
    time: toMillis(start),
    averages: PERIODS.map((period) => ema[period] ?? null),
  }));
  return { symbol, horizon, interval: body.interval, widthMs, bars };
}
