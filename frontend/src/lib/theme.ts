/** Where the reader's choice is kept; without one the theme follows the system. */
export const THEME_KEY = "pulseboard-theme";

/** Changes to the other theme and remembers it. */
export function switchTheme(): void {
  const root = document.documentElement;
  const shown =
    root.dataset["theme"] ??
    (window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  const next = shown === "dark" ? "light" : "dark";
  root.dataset["theme"] = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
