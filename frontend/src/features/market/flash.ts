import { publishNextFrame } from "@/live/next-frame";

const LIT_MS = 700;

const lit = new Map<HTMLElement, number>();

/**
 * Lights an element up for a moment. It is put out together with what is published then: animations
 * of many prices would have the page painted at every frame instead of when it is published.
 */
export function light(element: HTMLElement, direction: "up" | "down"): void {
  element.dataset["moved"] = direction;
  lit.set(element, performance.now() + LIT_MS);
  publishNextFrame(putOut);
}

function putOut(): void {
  const now = performance.now();
  for (const [element, until] of lit) {
    if (until <= now) {
      delete element.dataset["moved"];
      lit.delete(element);
    }
  }
  if (lit.size > 0) {
    publishNextFrame(putOut);
  }
}
