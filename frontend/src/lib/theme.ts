/** Where the reader's choice is kept; without one the theme follows the system. */
export const THEME_KEY = "pulseboard-theme";

export type Theme = "dark" | "light";

// Asked for at every render that depends on the theme.
let media: MediaQueryList | undefined;
const system = () => (media ??= window.matchMedia("(prefers-color-scheme: dark)"));
const listeners = new Set<() => void>();

/** The theme that is shown. */
export function shownTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "dark" || chosen === "light" ? chosen : system().matches ? "dark" : "light";
}

/** Calls back after each change of the theme; answers how to stop that. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener);
  system().addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    system().removeEventListener("change", listener);
  };
}

/** Changes to the other theme and remembers it. */
export function switchTheme(): void {
  const next = shownTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset["theme"] = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
  for (const listener of listeners) {
    listener();
  }
}
