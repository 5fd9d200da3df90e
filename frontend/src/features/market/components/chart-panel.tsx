"use client";

import dynamic from "next/dynamic";
import { useRef } from "react";
import { ChartFrame } from "@/components/chart-frame";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { lazily } from "@/lib/lazily";
import { useChoice } from "@/lib/url-state";
import { barColumns } from "../bar-columns";
import { HORIZONS, KINDS } from "../horizons";
import { useCandles } from "../queries";
import { ChartTools } from "./chart-tools";

const PriceChart = dynamic(lazily(() => import("./price-chart")), { ssr: false, loading: ChartSkeleton });

const NEW_BAR_DELAY_MS = 1000;

/** A symbol's candles as a chart, as a table, and as a file. */
export function ChartPanel({ symbol, className }: { readonly symbol: string; readonly className: string }) {
  const [horizon, setHorizon] = useChoice("horizon", HORIZONS, "1D");
  const [kind, setKind] = useChoice("chart", KINDS, "candles");
  const [ema, setEma] = useChoice("ema", ["on", "off"], "on");
  const answer = useCandles(symbol, horizon);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const askSoon = () => {
    clearTimeout(soon.current);
    soon.current = setTimeout(answer.retry, NEW_BAR_DELAY_MS);
  };
  return (
    <ChartFrame
      id="price-chart"
      title="Price chart"
      className={className}
      fileName={`${symbol}-${horizon}`}
      aside={
        <span className="hidden truncate sm:inline">
          {answer.data !== undefined && `${answer.data.symbol} · ${answer.data.interval} bars`}
        </span>
      }
      controls={
        <ChartTools
          horizon={horizon}
          onHorizon={setHorizon}
          kind={kind}
          onKind={setKind}
          averages={ema === "on"}
          onAverages={(on) => setEma(on ? "on" : "off")}
        />
      }
      answer={answer}
      rows={({ bars }) => bars}
      columns={barColumns(answer.data?.widthMs ?? 0, ema === "on")}
      empty={`${symbol} has no quotes in this time. Its first candle appears here.`}
    >
      {(course) => <PriceChart course={course} kind={kind} averages={ema === "on"} onNewBar={askSoon} />}
    </ChartFrame>
  );
}
