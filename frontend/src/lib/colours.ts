import { oncePerKey } from "./locale";
import { shownTheme } from "./theme";

/** The names of the style sheet's colours that canvases draw with. */
export type ColourName = "ink" | "muted" | "panel" | "hair" | "line" | "edge" | "accent" | "accent-text" | "up" | "down" | "kind-2" | "kind-4" | "kind-5";

// Asking the browser makes it compute styles, so each theme's colours are asked for once.
const channels = oncePerKey((themed) => {
  const probe = document.createElement("span");
  probe.style.color = `var(--${themed.slice(themed.indexOf(" ") + 1)})`;
  probe.style.display = "none";
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return (resolved.match(/[\d.]+/g) ?? []).slice(0, 3).join(", ");
});

/** A colour of the style sheet as the theme in place has it, in a form that a canvas takes. */
export function resolveColour(name: ColourName, alpha = 1): string {
  return `rgba(${channels(`${shownTheme()} ${name}`)}, ${alpha})`;
}
