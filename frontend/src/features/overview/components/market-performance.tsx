"use client";

import dynamic from "next/dynamic";
import Link from "next/link";
import { ChartFrame } from "@/components/chart-frame";
import { ChartSkeleton } from "@/components/charts/chart-skeleton";
import { ChoiceGroup } from "@/components/choice-group";
import { Signed } from "@/components/signed";
import type { Column } from "@/lib/columns";
import { formatPrice, formatSignedPercent } from "@/lib/format";
import { lazily } from "@/lib/lazily";
import { usePreferences } from "@/lib/preferences";
import { toMillis } from "@/lib/time";
import { useChoice } from "@/lib/url-state";
import { formatDayTime } from "@/lib/zones";
import { useMarketIndex, type IndexPoint, type MarketIndex } from "../queries";

const HORIZONS = ["1D", "1W", "1M", "1Y"] as const;
const CHOICES = HORIZONS.map((value) => ({ value, label: value }));

const COLUMNS: readonly Column<IndexPoint>[] = [
  { name: "Time", kind: "time", value: ({ time }) => toMillis(time), show: formatDayTime },
  { name: "Index", kind: "number", value: ({ value }) => value, show: (value) => formatPrice(value) },
];

const IndexChart = dynamic(lazily(() => import("./index-chart")), { ssr: false, loading: ChartSkeleton });

/** How the watched symbols did together: an index that begins at 100. */
export function MarketPerformance({ className = "" }: { readonly className?: string }) {
  const [horizon, setHorizon] = useChoice<string>("horizon", HORIZONS, "1D");
  const watched = usePreferences((preferences) => preferences.watched);
  const answer = useMarketIndex(horizon, watched);
  return (
    <ChartFrame
      id="market-performance"
      title="Market performance"
      className={className}
      answer={answer}
      rows={({ data }) => data}
      columns={COLUMNS}
      empty="The index is drawn here as soon as there are prices in this horizon."
      controls={
        <div className="flex h-12 shrink-0 items-center gap-4 px-3 sm:px-4">
          <Standing index={answer.data} watched={watched !== null && watched.length > 0} />
          <Link href="/market/" className="ml-auto hidden py-1.5 text-xs whitespace-nowrap text-accent-text underline-offset-2 hover:underline sm:block">
            Market view
          </Link>
          <div className="ml-auto sm:ml-0">
            <ChoiceGroup label="Horizon" choices={CHOICES} value={horizon} onChange={setHorizon} />
          </div>
        </div>
      }
    >
      {({ data, interval }) => <IndexChart points={data} interval={interval} horizon={horizon} />}
    </ChartFrame>
  );
}

interface StandingProps {
  readonly index: MarketIndex | undefined;
  /** Whether the reader picked the symbols. */
  readonly watched: boolean;
}

function Standing({ index, watched }: StandingProps) {
  const first = index?.data[0]?.value;
  const last = index?.data.at(-1)?.value;
  if (index === undefined || first === undefined || last === undefined) {
    return null;
  }
  const change = (last / first - 1) * 100;
  return (
    <p className="flex min-w-0 items-baseline gap-2.5">
      <span className="num min-w-16 text-lg font-semibold tracking-tight" data-index={last}>
        {formatPrice(last)}
      </span>
      <Signed value={change} text={formatSignedPercent(change)} className="text-xs" />
      <span className="hidden truncate text-xs text-muted sm:inline">
        {index.symbols.length} {watched ? "watched" : ""} {index.symbols.length === 1 ? "symbol" : "symbols"}
      </span>
    </p>
  );
}
