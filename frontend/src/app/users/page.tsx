import type { Metadata } from "next";
import { UsersView } from "@/features/events/components/users-view";

export const metadata: Metadata = { title: "User Behavior" };

export default function UsersPage() {
  return (
    <main className="flex flex-1 flex-col gap-3 p-3 pt-0 md:px-4 md:pb-4">
      <UsersView />
    </main>
  );
}
