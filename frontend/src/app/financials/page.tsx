import type { Metadata } from "next";
import { FinancialsPanel } from "@/features/financials/components/financials-panel";

export const metadata: Metadata = { title: "Financial" };

export default function FinancialsPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <FinancialsPanel />
    </main>
  );
}
