import Link from "next/link";
import { EmptyState } from "@/components/empty-state";

export default function NotFound() {
  return (
    <main className="flex min-h-[60vh]">
      <EmptyState
        title="There is no such page"
        action={
          <Link href="/" className="text-sm font-medium text-accent-text underline underline-offset-4">
            To the dashboard
          </Link>
        }
      >
        The address may be mistyped, or what was there has moved.
      </EmptyState>
    </main>
  );
}
