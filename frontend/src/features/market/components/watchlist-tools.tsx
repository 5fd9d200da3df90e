"use client";

import type { ReactNode } from "react";
import { ChoiceGroup } from "@/components/choice-group";
import { FilterIcon } from "@/components/icons";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { usePreferences } from "@/lib/preferences";
import { useMatrix } from "../matrix-settings";
import { watchAll } from "../watching";

interface WatchlistToolsProps {
  /** How many symbols there are. */
  readonly count: number;
  readonly children: ReactNode;
}

/** Which rows the watchlist shows. */
export function WatchlistTools({ count, children }: WatchlistToolsProps) {
  const { search, scope } = useMatrix();
  const watched = usePreferences((preferences) => preferences.watched);
  return (
    <div className="flex flex-wrap items-center gap-2 border-b border-hair px-3 py-2 print:hidden">
      <div className="relative min-w-28 flex-1">
        <FilterIcon className="pointer-events-none absolute top-1/2 left-2.5 size-3.5 -translate-y-1/2 text-muted" />
        <Input
          type="search"
          aria-label="Filter the watchlist"
          placeholder="Filter"
          value={search}
          onChange={({ target }) => useMatrix.setState({ search: target.value })}
          className="w-full pl-8"
        />
      </div>
      {watched !== null && (
        <>
          <ChoiceGroup
            label="Symbols shown"
            choices={[
              { value: "all", label: `All ${count}` },
              { value: "watched", label: `Watched ${watched.length}` },
            ]}
            value={scope}
            onChange={(chosen) => useMatrix.setState({ scope: chosen })}
          />
          <Button onClick={watchAll} title="Take the stars away: all symbols are watched again">
            Watch all
          </Button>
        </>
      )}
      {children}
    </div>
  );
}
