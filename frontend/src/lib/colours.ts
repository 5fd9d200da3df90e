/** The names of the style sheet's colours that canvases draw with. */
export type ColourName = "ink" | "muted" | "panel" | "hair" | "line" | "edge" | "accent" | "accent-text" | "up" | "down" | "kind-2" | "kind-4" | "kind-5";

/** A colour of the style sheet as the theme in place has it, in a form that a canvas takes. */
export function resolveColour(name: ColourName, alpha = 1): string {
  const probe = document.createElement("span");
  probe.style.color = `var(--${name})`;
  probe.style.display = "none";
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  const [red, green, blue] = resolved.match(/[\d.]+/g) ?? [];
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}
