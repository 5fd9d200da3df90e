import { usePreferences } from "@/lib/preferences";

/** Whether a symbol is among those that the reader picked. */
export function useWatched(symbol: string): boolean {
  return usePreferences(({ watched }) => watched?.includes(symbol) ?? false);
}

/** Picks a symbol, or no longer; without the last one all are watched again. */
export function toggleWatched(symbol: string): void {
  usePreferences.setState(({ watched }) => {
    const others = watched?.filter((one) => one !== symbol) ?? [];
    const next = others.length === (watched?.length ?? 0) ? [...others, symbol] : others;
    return { watched: next.length === 0 ? null : next };
  });
}

/** Watches all symbols again. */
export function watchAll(): void {
  usePreferences.setState({ watched: null });
}

/** The symbols with those first that the reader picked. */
export function watchedFirst(symbols: readonly string[], watched: readonly string[] | null): readonly string[] {
  if (watched === null) {
    return symbols;
  }
  const known = new Set(symbols);
  const picked = new Set(watched);
  return [...watched.filter((symbol) => known.has(symbol)), ...symbols.filter((symbol) => !picked.has(symbol))];
}
