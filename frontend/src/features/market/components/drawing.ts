import {
  BarSeries,
  CandlestickSeries,
  HistogramSeries,
  LineSeries,
  LineStyle,
  type IChartApi,
  type ISeriesApi,
  type MouseEventParams,
  type SeriesType,
  type Time,
} from "lightweight-charts";
import { resolveColour, type ColourName } from "@/lib/colours";
import { PERIODS, type Kind } from "../horizons";
import type { Bar } from "../live-bar";

const AVERAGE_COLOURS: readonly ColourName[] = ["kind-2", "kind-5"];
const SPACE = { top: 0.12, bottom: 0.24 };
const VOLUME_SPACE = { top: 0.82, bottom: 0 };

const timeOf = (bar: Bar) => (bar.time / 1000) as Time;

/** Bars on a canvas chart: prices in one of three kinds, volume below, moving averages over them. */
export class Drawing {
  readonly #volume: ISeriesApi<"Histogram">;
  readonly #averages: readonly ISeriesApi<"Line">[];
  #price: ISeriesApi<SeriesType>;
  #bars: Bar[] = [];
  #pointing = false;

  constructor(
    private readonly chart: IChartApi,
    private kind: Kind,
    /** Hears which bar is pointed at, else the last one. */
    private readonly onPoint: (bar: Bar | undefined) => void,
  ) {
    this.#volume = chart.addSeries(HistogramSeries, {
      priceScaleId: "volume",
      priceFormat: { type: "volume" },
      lastValueVisible: false,
      priceLineVisible: false,
    });
    chart.priceScale("volume").applyOptions({ scaleMargins: VOLUME_SPACE });
    this.#price = this.#addPrice();
    this.#averages = PERIODS.map((_, place) =>
      chart.addSeries(LineSeries, {
        lineWidth: 1,
        // So that they differ by more than their colour.
        lineStyle: place === 0 ? LineStyle.Solid : LineStyle.Dashed,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      }),
    );
    chart.subscribeCrosshairMove(this.#point);
    this.paint();
  }

  /** Draws these bars; `whole` brings all of them in sight, else the reader's zoom stays. */
  draw(bars: readonly Bar[], whole: boolean): void {
    this.#bars = [...bars];
    this.#price.setData(bars.map((bar) => this.#priced(bar)));
    this.#volume.setData(bars.map(counted));
    this.#averages.forEach((series, place) => series.setData(bars.map((bar) => averaged(bar, place))));
    if (whole) {
      this.chart.timeScale().fitContent();
    }
    this.onPoint(this.#bars.at(-1));
  }

  /** Changes the last bar, or adds the next one. */
  update(bar: Bar): void {
    const last = this.#bars.at(-1);
    this.#bars[last?.time === bar.time ? this.#bars.length - 1 : this.#bars.length] = bar;
    this.#price.update(this.#priced(bar));
    this.#volume.update(counted(bar));
    this.#averages.forEach((series, place) => series.update(averaged(bar, place)));
    if (!this.#pointing) {
      this.onPoint(bar);
    }
  }

  show(kind: Kind, averages: boolean): void {
    if (kind !== this.kind) {
      this.kind = kind;
      const before = this.#price;
      this.#price = this.#addPrice();
      this.#price.setData(this.#bars.map((bar) => this.#priced(bar)));
      this.chart.removeSeries(before);
      this.#price.setSeriesOrder(1);
      this.paint();
    }
    this.#averages.forEach((series) => series.applyOptions({ visible: averages }));
  }

  /** Takes on the colours of the theme in place. */
  paint(): void {
    this.#volume.applyOptions({ color: resolveColour("muted", 0.35) });
    this.#averages.forEach((series, place) => series.applyOptions({ color: resolveColour(AVERAGE_COLOURS[place] ?? "ink") }));
    this.#price.applyOptions(this.#looks());
  }

  readonly #point = ({ logical, time }: MouseEventParams) => {
    const bar = time === undefined || logical === undefined ? undefined : this.#bars[logical];
    this.#pointing = bar !== undefined;
    this.onPoint(bar ?? this.#bars.at(-1));
  };

  #addPrice(): ISeriesApi<SeriesType> {
    const series = this.#create();
    series.priceScale().applyOptions({ scaleMargins: SPACE });
    return series;
  }

  #create(): ISeriesApi<SeriesType> {
    switch (this.kind) {
      case "candles":
        return this.chart.addSeries(CandlestickSeries);
      case "range":
        return this.chart.addSeries(BarSeries, { openVisible: false, thinBars: false });
      case "line":
        return this.chart.addSeries(LineSeries, { lineWidth: 2 });
    }
  }

  #looks() {
    const accent = resolveColour("accent");
    switch (this.kind) {
      case "candles": {
        const [up, down] = [resolveColour("up"), resolveColour("down")];
        return { upColor: up, downColor: down, wickUpColor: up, wickDownColor: down, borderVisible: false };
      }
      case "range":
        return { upColor: accent, downColor: resolveColour("ink") };
      case "line":
        return { color: accent };
    }
  }

  #priced(bar: Bar) {
    const time = timeOf(bar);
    const { open, high, low, close } = bar;
    return this.kind === "line" ? { time, value: close } : { time, open, high, low, close };
  }
}

function counted(bar: Bar) {
  const time = timeOf(bar);
  return bar.volume === undefined ? { time } : { time, value: bar.volume };
}

function averaged(bar: Bar, place: number) {
  const time = timeOf(bar);
  const value = bar.averages[place] ?? null;
  return value === null ? { time } : { time, value };
}
