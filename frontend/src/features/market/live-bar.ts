import { PERIODS, startOf } from "./horizons";

/** A candle and its moving averages, one per period of PERIODS; null where there are too few candles before. */
export interface Bar {
  /** When its interval starts, in milliseconds since 1970. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  /** Undefined until the server has said it. */
  readonly volume: number | undefined;
  readonly averages: readonly (number | null)[];
}

/**
 * The last bar of a chart, going on with each quote as the server's own candle does. Volume is left
 * to the server: a quote tells its session's volume, but not how much of it an answer had counted.
 */
export class LiveBar {
  #before: Bar | undefined;
  #last: Bar | undefined;

  constructor(
    bars: readonly Bar[],
    private readonly widthMs: number,
  ) {
    this.#before = bars.at(-2);
    this.#last = bars.at(-1);
  }

  /** The bar as a quote leaves it; null when the quote is older than the bar. */
  take(close: number, at: number): Bar | null {
    const time = startOf(this.widthMs, at);
    const last = this.#last;
    if (last !== undefined && time < last.time) {
      return null;
    }
    if (last === undefined || time > last.time) {
      this.#before = last;
      this.#last = this.#averaged({ time, open: close, high: close, low: close, close, volume: undefined, averages: [] });
    } else {
      const [high, low] = [Math.max(last.high, close), Math.min(last.low, close)];
      this.#last = this.#averaged({ ...last, high, low, close });
    }
    return this.#last;
  }

  #averaged(bar: Bar): Bar {
    const averages = PERIODS.map((period, place) => {
      const before = this.#before?.averages[place] ?? null;
      return before === null ? null : before + ((bar.close - before) * 2) / (period + 1);
    });
    return { ...bar, averages };
  }
}
