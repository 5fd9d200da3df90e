import { EventsPanel } from "@/features/events/components/events-panel";
import { FinancialsPanel } from "@/features/financials/components/financials-panel";
import { QuotesPanel } from "@/features/market/components/quotes-panel";
import { SalesPanel } from "@/features/sales/components/sales-panel";

/** The dashboard: what is newest in every stream. */
export default function DashboardPage() {
  return (
    <main className="dashboard">
      <QuotesPanel className="area-quotes" />
      <SalesPanel className="area-sales" />
      <EventsPanel className="area-events" />
      <FinancialsPanel className="area-financials" />
    </main>
  );
}
