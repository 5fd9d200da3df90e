import type { Metadata } from "next";
import { RangeBar } from "@/components/range-bar";
import { ReportedChart } from "@/components/reported-chart";
import { BudgetPanel } from "@/features/financials/components/budget-panel";
import { FinancialCards } from "@/features/financials/components/financial-cards";
import { FinancialsPanel } from "@/features/financials/components/financials-panel";

export const metadata: Metadata = { title: "Financial" };

export default function FinancialsPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <RangeBar>
        <p className="hidden sm:block">What departments report, against their budgets</p>
      </RangeBar>
      <FinancialCards />
      <div className="grid gap-3 lg:grid-cols-2">
        <ReportedChart id="profit" title="Over time" lines={["revenue", "expenses", "profit"]} className="h-80" />
        <FinancialsPanel className="h-80" />
      </div>
      <BudgetPanel />
    </main>
  );
}
