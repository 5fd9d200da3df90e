import type { Metadata } from "next";
import { MarketView } from "@/features/market/components/market-view";

export const metadata: Metadata = { title: "Market Intelligence" };

export default function MarketPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4 lg:h-[calc(100dvh-3.5rem)] lg:min-h-[40rem] lg:flex-none">
      <MarketView />
    </main>
  );
}
