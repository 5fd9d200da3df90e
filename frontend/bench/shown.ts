/** A row of a symbol, and the record in it. */
export interface Shown {
  readonly symbol: string;
  readonly id: string;
}

/** Runs in the page: scrolls once through the table of symbols, whose rows out of sight do not exist. */
export async function readShown(): Promise<readonly Shown[]> {
  const rows = "[data-symbol][data-record-id]";
  const shown = new Map<string, string>();
  let scroller = document.querySelector(rows)?.parentElement ?? null;
  while (scroller !== null && !/auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
    scroller = scroller.parentElement;
  }
  if (scroller === null) {
    return [];
  }
  const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const end = () => scroller.scrollHeight - scroller.clientHeight;
  scroller.scrollTop = 0;
  for (let top = 0, last = false; !last; top += scroller.clientHeight / 2) {
    last = top >= end();
    scroller.scrollTop = top;
    await drawn();
    for (const row of scroller.querySelectorAll(rows)) {
      shown.set(row.getAttribute("data-symbol") ?? "", row.getAttribute("data-record-id") ?? "");
    }
  }
  scroller.scrollTop = 0;
  return [...shown].map(([symbol, id]) => ({ symbol, id }));
}

/** Runs in the page: what the panel behind the badge counts, by its own words. */
export async function readCounts(): Promise<Readonly<Record<string, string>>> {
  const badge = document.querySelector<HTMLElement>("[data-live]");
  const facts = () => [...document.querySelectorAll('[role="dialog"] dl > div')];
  badge?.click();
  for (let tries = 0; facts().length === 0 && tries < 100; tries++) {
    await new Promise((later) => setTimeout(later, 50));
  }
  const counts = facts().map((fact) => [fact.querySelector("dt")?.textContent, fact.querySelector("dd")?.textContent]);
  badge?.click();
  return Object.fromEntries(counts) as Record<string, string>;
}

/**
 * Runs in the page while it is hidden: notes how long after it is seen again a row holds a record that was made after
 * that. A record's id begins with the milliseconds of its making.
 */
export function watchForCurrent(): void {
  const madeAt = (row: Element) => Number.parseInt((row.getAttribute("data-record-id") ?? "").replace("-", "").slice(0, 12), 16);
  const current = new Promise<number>((told) => {
    const onSeen = () => {
      const seenAt = Date.now();
      const look = () => {
        if ([...document.querySelectorAll("[data-record-id]")].some((row) => madeAt(row) >= seenAt)) {
          told(Date.now() - seenAt);
        } else {
          requestAnimationFrame(look);
        }
      };
      look();
    };
    document.addEventListener("visibilitychange", onSeen, { once: true });
  });
  Object.assign(window, { current });
}

/** Runs in the page: what was noted; null if that did not happen within ten seconds. */
export function whenCurrent(): Promise<number | null> {
  const late = new Promise<null>((told) => setTimeout(told, 10_000, null));
  return Promise.race([(window as unknown as { current: Promise<number> }).current, late]);
}
