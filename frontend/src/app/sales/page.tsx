import type { Metadata } from "next";
import { RangeBar } from "@/components/range-bar";
import { ReportedChart } from "@/components/reported-chart";
import { Breakdown } from "@/features/sales/components/breakdown";
import { SalesCards } from "@/features/sales/components/sales-cards";
import { Transactions } from "@/features/sales/components/transactions";

export const metadata: Metadata = { title: "Sales Radar" };

export default function SalesPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <RangeBar>
        <p className="min-w-0 flex-1 max-sm:basis-full">
          Figures <em className="text-ink not-italic">of sales</em> add up single sales; those{" "}
          <em className="text-ink not-italic">as reported</em> are the departments’ financial metrics, which cover more
          than sales.
        </p>
      </RangeBar>
      <SalesCards />
      <div className="grid gap-3 lg:grid-cols-2 xl:grid-cols-[minmax(0,1.5fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <ReportedChart
          id="revenue-expenses"
          title="Revenue against expenses"
          lines={["revenue", "expenses"]}
          className="h-80 lg:col-span-2 xl:col-span-1"
        />
        <Breakdown by="category" />
        <Breakdown by="region" />
      </div>
      <Transactions />
    </main>
  );
}
