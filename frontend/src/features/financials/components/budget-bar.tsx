import { formatPercent } from "@/lib/format";
import type { BudgetLine } from "../queries";
import type { Verdict } from "../budget-columns";

interface BudgetBarProps {
  /** How far the actual is from the budget, in percent. */
  readonly percent: number;
  /** The percentage at the ends of the bar; its middle is the budget. */
  readonly scale: number;
  readonly verdict: Verdict;
}

const SCALES = [0.5, 1, 2, 5, 10, 20, 50];

/** The smallest round scale that has room for every line; what is off by more than the largest fills its bar. */
export function scaleOf(lines: readonly BudgetLine[]): number {
  const widest = Math.max(0, ...lines.map(({ variance_pct: percent = 0 }) => Math.abs(percent)));
  return SCALES.find((scale) => scale >= widest) ?? 100;
}

/** How far an actual is from its budget: a bar to the right is above it, one to the left below. */
export function BudgetBar({ percent, scale, verdict }: BudgetBarProps) {
  const width = (Math.min(Math.abs(percent), scale) / scale) * 50;
  const tone = verdict === "Worse" ? "bg-down" : "bg-up";
  return (
    <span
      aria-hidden="true"
      title={`The ends are ${formatPercent(scale)} from the budget`}
      className="relative hidden h-2 min-w-16 flex-1 rounded-full bg-hover @2xl:block"
    >
      <span className="absolute inset-y-[-3px] left-1/2 w-px bg-edge" />
      <span
        className={`absolute inset-y-0 rounded-full ${tone}`}
        style={{ width: `${width}%`, left: percent < 0 ? `${50 - width}%` : "50%" }}
      />
    </span>
  );
}
