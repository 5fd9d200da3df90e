"use client";

import { CsvButton } from "@/components/csv-button";
import { Freshness } from "@/components/freshness";
import { Panel } from "@/components/panel";
import { RestBody } from "@/components/rest-body";
import { Scroller } from "@/components/scroller";
import { SkeletonRows } from "@/components/skeleton-rows";
import { Table } from "@/components/ui/table";
import { useRange } from "@/lib/ranges";
import { BUDGET_COLUMNS } from "../budget-columns";
import { ordered, useBudgetOrder } from "../budget-order";
import { useBudget } from "../queries";
import { scaleOf } from "./budget-bar";
import { BudgetHead } from "./budget-head";
import { BudgetRow } from "./budget-row";

/** What each department planned for the range against what came of it, in any order. */
export function BudgetPanel() {
  const [range] = useRange();
  const [order, orderBy] = useBudgetOrder();
  const answer = useBudget(range);
  return (
    <Panel
      id="budget"
      title="Budget vs Actual"
      className="h-[30rem] print:h-auto"
      aside={
        <>
          <Freshness answer={answer} />
          <span className="hidden truncate sm:inline">per department, last {range.label}</span>
          <CsvButton name="budget" columns={BUDGET_COLUMNS} rows={() => ordered(answer.data ?? [], order)} />
        </>
      }
    >
      <RestBody
        answer={answer}
        isEmpty={(lines) => lines.length === 0}
        empty="The first figure with a budget in this range brings its department here."
        waiting={<SkeletonRows />}
      >
        {(lines) => (
          <Scroller label="Budget against actual per department">
            <Table className="table-fixed">
              <BudgetHead order={order} onOrder={orderBy} scale={scaleOf(lines)} />
              <tbody>
                {ordered(lines, order).map((line) => (
                  <BudgetRow key={`${line.department}/${line.metric_type}`} line={line} scale={scaleOf(lines)} />
                ))}
              </tbody>
            </Table>
          </Scroller>
        )}
      </RestBody>
    </Panel>
  );
}
