import { accountFor } from "./account";
import type { Browser } from "./browser";
import { heapOf, heapRows } from "./load";
import { startRecording, stopRecording } from "./recording";
import type { Row } from "./report";
import { watchForCurrent, whenCurrent } from "./shown";
import type { Tab } from "./tab";
import { passing, until } from "./wait";

const HIDE_MS = 10_000;
const WHEN = ", hidden";

/** Puts another tab in front of the page for some time, as a reader does. */
export async function measureHidden(browser: Browser, tab: Tab, url: string, seconds: number): Promise<readonly Row[]> {
  const heaps = [await heapOf(tab)];
  const { targetId } = await browser.cdp.send("Target.createTarget", { url: "about:blank" });
  await until("A hidden page", HIDE_MS, () => tab.evaluate(() => document.visibilityState === "hidden"));
  await tab.evaluate(startRecording);
  for (let half = 0; half < 2; half++) {
    await passing((seconds * 1000) / 2);
    heaps.push(await heapOf(tab));
  }
  const { frames } = await tab.evaluate(stopRecording);
  await tab.evaluate(watchForCurrent);
  await browser.cdp.send("Target.closeTarget", { targetId });
  const currentMs = await tab.evaluate(whenCurrent);
  return [
    { measure: "frames while hidden", value: String(frames.length), bar: "0", held: frames.length === 0 },
    ...heapRows(heaps, WHEN),
    {
      measure: "shown again until current",
      value: currentMs === null ? "never" : `${currentMs} ms`,
      bar: "≤ 1000 ms",
      held: currentMs !== null && currentMs <= 1000,
    },
    ...(await accountFor(tab, url, ", after it was hidden")),
  ];
}
