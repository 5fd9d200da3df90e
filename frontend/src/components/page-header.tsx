"use client";

import { usePathname } from "next/navigation";
import { viewAt } from "@/lib/nav";
import { HelpButton } from "./help";
import { Mark } from "./icons";
import { LiveBadge } from "./live-badge";
import { PauseButton } from "./pause-button";
import { ThemeToggle } from "./theme-toggle";
import { ZonePicker } from "./zone-picker";

/** The top of every page: what it shows, and how live it is. */
export function PageHeader() {
  const view = viewAt(usePathname());
  return (
    <header className="flex h-14 shrink-0 items-center gap-2.5 px-3 md:pl-5 sm:px-4">
      <Mark className="size-7 shrink-0 md:fixed md:top-3.5 md:left-6.5 md:z-50" />
      <h1 className="truncate text-[15px] font-semibold tracking-tight">
        <span className="max-sm:sr-only">{view?.title ?? "Pulseboard"}</span>
        <span aria-hidden="true" className="sm:hidden print:hidden">
          {view?.short ?? "Pulseboard"}
        </span>
      </h1>
      <div className="ml-auto flex items-center gap-2">
        <div className="hidden sm:block print:hidden">
          <ZonePicker />
        </div>
        <PauseButton />
        <ThemeToggle />
        <HelpButton />
        <LiveBadge />
      </div>
    </header>
  );
}
