"use client";

import dynamic from "next/dynamic";
import { PanelSkeleton } from "@/components/panel-skeleton";
import { lazily } from "@/lib/lazily";

const LiveTransactions = dynamic(lazily(() => import("./live-transactions")), { ssr: false, loading: PanelSkeleton });

/** The room of the live transactions, which come after the rest of the page. */
export function Transactions() {
  return (
    <div className="flex min-h-96 flex-1 max-lg:h-128 max-lg:flex-none lg:h-0">
      <LiveTransactions />
    </div>
  );
}
