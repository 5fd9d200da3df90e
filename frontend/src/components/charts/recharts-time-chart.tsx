"use client";

import { Area, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { useZone } from "@/lib/preferences";
import { formatTick, formatTimeOf } from "./time-axis";

/** One line or area of a chart. */
export interface Series {
  /** Its name for people, and its field in each point. */
  readonly name: string;
  /** A colour of the style sheet, such as `var(--accent)`. */
  readonly colour: string;
  readonly kind: "line" | "area" | "stacked";
  /** So that lines differ by more than their colour: lengths of dashes and gaps. */
  readonly dash?: string;
}

/** A time in milliseconds, and the value of each series that has one there. */
export interface Point {
  readonly time: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface TimeChartProps {
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  /** The length of the range, which decides how times are written. */
  readonly spanMs: number;
  readonly format: (value: number) => string;
}

const AXIS = { stroke: "var(--edge)", tick: { fill: "var(--muted)", fontSize: 11 }, tickLine: false } as const;

export default function RechartsTimeChart({ label, points, series, spanMs, format }: TimeChartProps) {
  const zone = useZone();
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={[...points]} title={label} margin={{ top: 8, right: 12, bottom: 0, left: 4 }}>
        <CartesianGrid stroke="var(--hair)" vertical={false} />
        <XAxis
          {...AXIS}
          dataKey="time"
          type="number"
          scale="time"
          domain={["dataMin", "dataMax"]}
          minTickGap={48}
          tickFormatter={(time: number) => formatTick(time, spanMs, zone)}
        />
        <YAxis {...AXIS} width={56} axisLine={false} tickFormatter={format} />
        <Tooltip
          isAnimationActive={false}
          labelFormatter={(time) => formatTimeOf(Number(time), spanMs, zone)}
          formatter={(value) => format(Number(value))}
          contentStyle={{ background: "var(--raised)", border: "1px solid var(--edge)", borderRadius: 8, fontSize: 12 }}
          labelStyle={{ color: "var(--muted)" }}
          itemStyle={{ color: "var(--ink)", padding: 0 }}
        />
        {series.length > 1 && (
          <Legend verticalAlign="top" iconType="plainline" formatter={(name) => <span className="text-xs text-ink">{name}</span>} />
        )}
        {series.map((one) => drawn(one))}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function drawn({ name, colour, kind, dash }: Series) {
  const common = {
    key: name,
    name,
    dataKey: (point: Point) => point.values[name],
    stroke: colour,
    strokeWidth: 1.75,
    type: "monotone",
    isAnimationActive: false,
    ...(dash === undefined ? {} : { strokeDasharray: dash }),
  } as const;
  const { key, ...rest } = common;
  return kind === "line" ? (
    <Line key={key} {...rest} dot={false} />
  ) : (
    <Area key={key} {...rest} fill={colour} fillOpacity={0.18} {...(kind === "stacked" ? { stackId: "all" } : {})} />
  );
}
