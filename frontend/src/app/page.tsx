import { OverviewView } from "@/features/overview/components/overview-view";

export default function DashboardPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <OverviewView />
    </main>
  );
}
