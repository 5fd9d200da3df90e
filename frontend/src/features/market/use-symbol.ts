import { useState } from "react";
import { usePreferences } from "@/lib/preferences";
import { useText } from "@/lib/url-state";

/**
 * The symbol that the view is about: that of the page's address, else the first one watched. Null
 * until there is one.
 */
export function useSymbol(symbols: readonly string[]): readonly [string | null, (symbol: string) => void] {
  const [said, say] = useText("symbol");
  const watched = usePreferences((preferences) => preferences.watched);
  const [first, setFirst] = useState<string | null>(null);
  const start = watched?.find((symbol) => symbols.includes(symbol)) ?? symbols[0] ?? null;
  // Symbols that are listed later do not change what is shown.
  if (first === null && start !== null) {
    setFirst(start);
  }
  return [said?.toUpperCase() ?? first ?? start, say];
}
