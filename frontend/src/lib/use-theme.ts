import { useSyncExternalStore } from "react";
import { onThemeChange, shownTheme, type Theme } from "./theme";

/** The theme that is shown; for canvases, which style sheets do not reach. */
export function useTheme(): Theme {
  return useSyncExternalStore(onThemeChange, shownTheme, () => "dark");
}
