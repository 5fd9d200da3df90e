import type { Column } from "@/lib/columns";
import { formatPrice, formatWhole } from "@/lib/format";
import { DAY_MS, PERIODS } from "./horizons";
import type { Bar } from "./live-bar";
import { timeWriter } from "./times";

/** The columns of bars that stand for so long each. A day is a date, in whatever zone it is read. */
export function barColumns(widthMs: number, averages: boolean): readonly Column<Bar>[] {
  const price = (name: string, value: (bar: Bar) => number | undefined): Column<Bar> => ({
    name,
    value,
    kind: "number",
    show: (shown) => formatPrice(shown),
  });
  return [
    widthMs >= DAY_MS
      ? { name: "Date", value: ({ time }) => new Date(time).toISOString().slice(0, 10), kind: "text" }
      : { name: "Time", value: ({ time }) => time, kind: "time", show: timeWriter(widthMs) },
    price("Open", ({ open }) => open),
    price("High", ({ high }) => high),
    price("Low", ({ low }) => low),
    price("Close", ({ close }) => close),
    { name: "Volume", value: ({ volume }) => volume, kind: "number", show: (shown) => formatWhole(shown) },
    ...(averages
      ? PERIODS.map((period, place) => price(`EMA ${period}`, (bar) => bar.averages[place] ?? undefined))
      : []),
  ];
}
