import type { Metadata } from "next";
import { SalesPanel } from "@/features/sales/components/sales-panel";

export const metadata: Metadata = { title: "Sales Radar" };

export default function SalesPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <SalesPanel />
    </main>
  );
}
