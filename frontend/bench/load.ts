import { cpus } from "node:os";
import type { Browser } from "./browser";
import { quantile, startRecording, stopRecording, type Recording } from "./recording";
import type { Row } from "./report";
import type { Tab } from "./tab";
import { passing } from "./wait";

/** The heap is looked at between stretches, since collecting it stops the page. */
const STRETCH_SECONDS = 60;

// What Chromium counts in seconds of the main thread.
const SPENT = ["TaskDuration", "ThreadTime", "ScriptDuration", "LayoutDuration", "RecalcStyleDuration"] as const;
type Spent = Record<(typeof SPENT)[number] | "renderer" | "drawing" | "machine" | "wall", number>;

export interface Heap {
  readonly bytes: number;
  readonly nodes: number;
  readonly listeners: number;
}

/** What the page holds once all that it has let go of is collected. */
export async function heapOf(tab: Tab): Promise<Heap> {
  await tab.cdp.send("HeapProfiler.collectGarbage");
  const metric = await tab.metrics();
  return { bytes: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners") };
}

/** What drawing every frame of an empty page costs, which is a part of what follows. */
export async function measureEmpty(tab: Tab, seconds: number): Promise<Row> {
  await tab.cdp.send("Performance.enable", {});
  const before = await tab.metrics();
  await tab.evaluate(startRecording);
  await passing(seconds * 1000);
  await tab.evaluate(stopRecording);
  const after = await tab.metrics();
  const spent = (name: string) => after(name) - before(name);
  return { measure: "main thread in tasks, empty page", value: percent(spent("TaskDuration") / spent("Timestamp")) };
}

/** Measures an open page for some seconds. */
export async function measureLoad(browser: Browser, tab: Tab, seconds: number): Promise<readonly Row[]> {
  const heaps = [await heapOf(tab)];
  const stretches = Math.max(2, Math.round(seconds / STRETCH_SECONDS));
  const recordings: Recording[] = [];
  const spent: Spent[] = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    const before = await spentSoFar(browser, tab);
    await tab.evaluate(startRecording);
    await passing((seconds * 1000) / stretches);
    recordings.push(await tab.evaluate(stopRecording));
    spent.push(difference(await spentSoFar(browser, tab), before));
    heaps.push(await heapOf(tab));
  }
  return [...frameRows(recordings), ...costRows(spent), ...heapRows(heaps)];
}

async function spentSoFar(browser: Browser, tab: Tab): Promise<Spent> {
  const metric = await tab.metrics();
  const busy = cpus().map(({ times }) => times.user + times.nice + times.sys + times.irq);
  return {
    ...(Object.fromEntries(SPENT.map((name) => [name, metric(name)])) as Record<(typeof SPENT)[number], number>),
    wall: metric("Timestamp"),
    renderer: await browser.cpuSeconds("renderer"),
    drawing: await browser.cpuSeconds("GPU"),
    machine: busy.reduce((sum, ms) => sum + ms, 0) / 1000 / cpus().length,
  };
}

function difference(after: Spent, before: Spent): Spent {
  const entries = Object.entries(after).map(([name, value]) => [name, value - before[name as keyof Spent]] as const);
  return Object.fromEntries(entries) as Spent;
}

function frameRows(recordings: readonly Recording[]): readonly Row[] {
  const frames = recordings.flatMap((recording) => recording.frames);
  const longTasks = recordings.flatMap((recording) => recording.longTasks);
  const median = 1000 / quantile(frames, 0.5);
  return [
    // A screen's 60 is a little less or more.
    { measure: "frames/s, median", value: median.toFixed(1), bar: "≥ 59.5", held: median >= 59.5 },
    { measure: "frames/s, 1 of 100 is slower", value: (1000 / quantile(frames, 0.99)).toFixed(1) },
    { measure: "tasks above 50 ms", value: String(longTasks.length), bar: "0", held: longTasks.length === 0 },
    { measure: "longest of them", value: longTasks.length === 0 ? "–" : `${Math.max(...longTasks).toFixed(0)} ms` },
  ];
}

function costRows(spent: readonly Spent[]): readonly Row[] {
  const share = (name: keyof Spent) => sum(spent, name) / sum(spent, "wall");
  const shown = (name: keyof Spent) => percent(share(name));
  return [
    // A task also waits for its processor, here mostly because of the servers beside it; only the CPU's time is the page's own.
    { measure: "main thread on the CPU", value: shown("ThreadTime"), bar: "< 20 %", held: share("ThreadTime") < 0.2 },
    { measure: "main thread in tasks", value: shown("TaskDuration") },
    { measure: "… of it scripts", value: shown("ScriptDuration") },
    { measure: "… of it style", value: shown("RecalcStyleDuration") },
    { measure: "… of it layout", value: shown("LayoutDuration") },
    { measure: "renderer process on the CPU", value: shown("renderer") },
    { measure: "drawing process on the CPU", value: shown("drawing") },
    { measure: "machine busy, all cores", value: shown("machine") },
  ];
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const sum = (spent: readonly Spent[], name: keyof Spent) => spent.reduce((all, one) => all + one[name], 0);

/** That what is held in the end is at most a tenth above what was held at first. */
export function heapRows(heaps: readonly Heap[], when = ""): readonly Row[] {
  const [first, middle, last] = [heaps[0], heaps[Math.floor(heaps.length / 2)], heaps.at(-1)];
  if (first === undefined || middle === undefined || last === undefined) {
    return [];
  }
  const grown = last.bytes / first.bytes - 1;
  const megabytes = ({ bytes }: Heap) => (bytes / 1024 / 1024).toFixed(1);
  const three = (of: (heap: Heap) => string) => [first, middle, last].map(of).join(" → ");
  return [
    { measure: `heap${when}`, value: `${three(megabytes)} MB (${signed(grown)})`, bar: "≤ +10 %", held: grown <= 0.1 },
    { measure: `DOM nodes${when}`, value: three(({ nodes }) => String(nodes)) },
    { measure: `event listeners${when}`, value: three(({ listeners }) => String(listeners)) },
  ];
}

const signed = (share: number) => `${share < 0 ? "−" : "+"}${percent(Math.abs(share))}`;
