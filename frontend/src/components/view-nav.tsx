"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { VIEWS, viewAt } from "@/lib/nav";
import { useSearch } from "@/lib/url-state";
import { ViewIcon } from "./icons";

/** The way to the views: a rail beside the page, or a bar below it on a phone. */
export function ViewNav() {
  const current = viewAt(usePathname());
  const search = useSearch();
  return (
    <nav
      aria-label="Views"
      className="fixed inset-x-0 bottom-0 z-40 border-t border-line bg-panel pb-[env(safe-area-inset-bottom)] md:inset-x-auto md:inset-y-0 md:left-0 md:w-20 md:border-t-0 md:border-r md:pt-16 print:hidden"
    >
      <ul className="flex md:flex-col md:gap-1 md:px-2">
        {VIEWS.map((view) => (
          <li key={view.name} className="min-w-0 flex-1">
            <Link
              href={`${view.path}${search}`}
              aria-current={view === current ? "page" : undefined}
              className="relative flex h-14 flex-col items-center justify-center gap-1 rounded-md text-xs md:text-[11px] font-medium text-muted transition-colors hover:bg-hover hover:text-ink aria-[current]:text-accent-text"
            >
              <ViewIcon view={view.name} className="size-5" />
              {view.short}
              <span className="sr-only">: {view.title}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
