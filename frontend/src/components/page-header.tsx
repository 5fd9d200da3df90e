import { Mark } from "./icons";
import { LiveBadge } from "./live-badge";
import { PauseButton } from "./pause-button";
import { ThemeToggle } from "./theme-toggle";

/** The top of every page: whose it is, and how live it is. */
export function PageHeader() {
  return (
    <header className="flex h-14 shrink-0 items-center gap-2.5 px-3 sm:px-4">
      <Mark />
      <h1 className="text-[15px] font-semibold tracking-tight">Pulseboard</h1>
      <div className="ml-auto flex items-center gap-2">
        <PauseButton />
        <ThemeToggle />
        <LiveBadge />
      </div>
    </header>
  );
}
