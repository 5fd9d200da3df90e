import { useCallback, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("popstate", listener);
  };
}

const read = (): string => window.location.search;

/** The query of the page's address, with its question mark; empty in the exported page. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, read, () => "");
}

/** Changes parameters of the page's address in place; null takes one away. */
export function setParameters(changes: Readonly<Record<string, string | null>>): void {
  const url = new URL(window.location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) {
      url.searchParams.delete(name);
    } else {
      url.searchParams.set(name, value);
    }
  }
  window.history.replaceState(window.history.state, "", url);
  for (const listener of listeners) {
    listener();
  }
}

/**
 * One parameter of the page's address, and how to set it. Whatever is not allowed counts as the
 * fallback, and the fallback is not written into the address.
 */
export function useChoice<T extends string>(
  name: string,
  allowed: readonly T[],
  fallback: T,
): readonly [T, (value: T) => void] {
  const said = new URLSearchParams(useSearch()).get(name);
  const value = allowed.find((choice) => choice === said) ?? fallback;
  const set = useCallback(
    (next: T) => setParameters({ [name]: next === fallback ? null : next }),
    [name, fallback],
  );
  return [value, set];
}

/** One free parameter of the page's address, null when absent or empty. */
export function useText(name: string): readonly [string | null, (value: string | null) => void] {
  const said = new URLSearchParams(useSearch()).get(name);
  const set = useCallback((next: string | null) => setParameters({ [name]: next || null }), [name]);
  return [said || null, set];
}
