"use client";

import { useMemo } from "react";
import { ChartFrame } from "@/components/chart-frame";
import { TimeChart } from "@/components/charts/time-chart";
import { formatTimeOf } from "@/components/charts/time-axis";
import type { Column } from "@/lib/columns";
import { formatCompact, formatWhole, formatWord } from "@/lib/format";
import type { Range } from "@/lib/ranges";
import { toMillis } from "@/lib/time";
import { lookOf } from "../event-types";
import { useEventSeries, type EventPoint } from "../queries";
import { momentsOf, totalsOf, type Moment } from "../series";

interface EventsChartProps {
  readonly range: Range;
  readonly className?: string;
}

/** Events over time, one area per type. */
export function EventsChart({ range, className = "" }: EventsChartProps) {
  const answer = useEventSeries(range, range.interval);
  const moments = (points: readonly EventPoint[]) => momentsOf(points, range.interval, answer.at);
  const types = useMemo(() => totalsOf(answer.data ?? []).map(([type]) => type), [answer.data]);
  return (
    <ChartFrame
      id="events-over-time"
      title="Events over time"
      className={className}
      answer={answer}
      rows={moments}
      columns={columnsOf(types, range)}
      empty="Events are drawn here as soon as there are some in this range."
    >
      {(points) => <Areas moments={moments(points)} types={types} range={range} />}
    </ChartFrame>
  );
}

interface AreasProps {
  readonly moments: readonly Moment[];
  readonly types: readonly string[];
  readonly range: Range;
}

function Areas({ moments, types, range }: AreasProps) {
  return (
    <TimeChart
      label="Events over time by type"
      points={moments.map(({ time, counts }) => ({ time: toMillis(time), values: valuesOf(counts, types) }))}
      series={types.map((type) => {
        const { colour, dash } = lookOf(type);
        return { name: formatWord(type), colour, kind: "stacked", ...(dash === undefined ? {} : { dash }) };
      })}
      spanMs={range.spanMs}
      format={formatCompact}
    />
  );
}

function valuesOf(counts: ReadonlyMap<string, number>, types: readonly string[]): Record<string, number> {
  return Object.fromEntries(types.map((type) => [formatWord(type), counts.get(type) ?? 0]));
}

function columnsOf(types: readonly string[], { spanMs }: Range): readonly Column<Moment>[] {
  return [
    { name: "Time", kind: "time", value: ({ time }) => toMillis(time), show: (time, zone) => formatTimeOf(time, spanMs, zone) },
    ...types.map((type): Column<Moment> => ({
      name: formatWord(type),
      kind: "number",
      value: ({ counts }) => counts.get(type) ?? 0,
      show: (value) => formatWhole(value),
    })),
  ];
}
