import { ChoiceGroup } from "@/components/choice-group";
import { HORIZONS, KINDS, type Horizon, type Kind } from "../horizons";

const HORIZON_CHOICES = HORIZONS.map((horizon) => ({ value: horizon, label: horizon }));
const KIND_CHOICES = KINDS.map((kind) => ({ value: kind, label: kind.charAt(0).toUpperCase() + kind.slice(1) }));

interface ChartToolsProps {
  readonly horizon: Horizon;
  readonly onHorizon: (horizon: Horizon) => void;
  readonly kind: Kind;
  readonly onKind: (kind: Kind) => void;
  readonly averages: boolean;
  readonly onAverages: (shown: boolean) => void;
}

/** What the chart shows and how. */
export function ChartTools({ horizon, onHorizon, kind, onKind, averages, onAverages }: ChartToolsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-hair px-3 py-2 sm:px-4 print:hidden">
      <ChoiceGroup label="Horizon" choices={HORIZON_CHOICES} value={horizon} onChange={onHorizon} />
      <ChoiceGroup label="Kind of chart" choices={KIND_CHOICES} value={kind} onChange={onKind} />
      <button
        type="button"
        aria-pressed={averages}
        onClick={() => onAverages(!averages)}
        title="Exponential moving averages of 20 and 50 closes"
        className="num h-8 rounded-md border border-line bg-raised px-2.5 text-xs font-medium text-muted transition-colors hover:text-ink aria-pressed:border-accent aria-pressed:text-accent-text"
      >
        EMA 20/50
      </button>
    </div>
  );
}
