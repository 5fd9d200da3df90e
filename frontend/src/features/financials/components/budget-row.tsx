import { Signed } from "@/components/signed";
import { Cell, RowHead } from "@/components/ui/table";
import { formatCompact, formatPrice, formatSignedPercent, formatWord } from "@/lib/format";
import { verdictOf } from "../budget-columns";
import type { BudgetLine } from "../queries";
import { BudgetBar } from "./budget-bar";

interface BudgetRowProps {
  readonly line: BudgetLine;
  readonly scale: number;
}

/** One line: more than planned is good of revenue, and bad of expenses. */
export function BudgetRow({ line, scale }: BudgetRowProps) {
  const { department, metric_type: type, budget, actual, variance, variance_pct: percent } = line;
  const upIsGood = type !== "expense";
  const verdict = verdictOf(line);
  return (
    <tr className="row" data-line={`${department}/${type}`}>
      <RowHead className="truncate" title={department}>
        {department}
        <span className="block truncate pb-1 font-normal text-muted @2xl:hidden">{formatWord(type)}</span>
      </RowHead>
      <Cell className="hidden text-muted @2xl:table-cell">{formatWord(type)}</Cell>
      <Cell className="num hidden text-right text-muted @2xl:table-cell" title={formatPrice(budget)}>
        {formatCompact(budget)}
      </Cell>
      <Cell className="num text-right font-medium" title={formatPrice(actual)}>
        {formatCompact(actual)}
      </Cell>
      <Cell className="text-right" title={formatPrice(variance)}>
        <Signed value={variance} text={`${variance > 0 ? "+" : ""}${formatCompact(variance)}`} upIsGood={upIsGood} />
      </Cell>
      <Cell className="text-right">
        {percent === undefined ? "–" : <Signed value={percent} text={formatSignedPercent(percent)} upIsGood={upIsGood} />}
      </Cell>
      <Cell>
        <span className="flex items-center gap-3">
          <span className="w-20 shrink-0">{verdict}</span>
          {percent !== undefined && <BudgetBar percent={percent} scale={scale} verdict={verdict} />}
        </span>
      </Cell>
    </tr>
  );
}
