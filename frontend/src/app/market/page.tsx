import type { Metadata } from "next";
import { QuotesPanel } from "@/features/market/components/quotes-panel";

export const metadata: Metadata = { title: "Market Intelligence" };

export default function MarketPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <QuotesPanel />
    </main>
  );
}
