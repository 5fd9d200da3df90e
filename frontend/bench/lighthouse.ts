import lighthouse, { desktopConfig, type Result } from "lighthouse";
import { VIEWS } from "../src/lib/nav";
import type { Row } from "./report";

const BARS = { performance: 95, accessibility: 100, "best-practices": 100 } as const;
const CATEGORIES = Object.keys(BARS) as (keyof typeof BARS)[];
const PRESETS = ["desktop", "mobile"] as const;

/** The audits that name the places for those that only give a figure. */
const PLACES: Readonly<Record<string, string>> = {
  "cumulative-layout-shift": "layout-shifts",
  "largest-contentful-paint": "largest-contentful-paint-element",
  "total-blocking-time": "long-tasks",
};

export interface Opinion {
  readonly rows: readonly Row[];
  /** The audits that cost points, with what they found. */
  readonly faults: readonly string[];
}

/** Asks Lighthouse about one view or all, as a desktop and as a phone on a slow line would see them. */
export async function askLighthouse(url: string, port: number, only: string | null): Promise<Opinion> {
  const rows: Row[] = [];
  const faults: string[] = [];
  for (const preset of PRESETS) {
    for (const { path } of VIEWS.filter((view) => only === null || view.path === only)) {
      const lhr = await look(`${url}${path}`, port, preset);
      console.error(`${preset} ${path} done`);
      rows.push(...CATEGORIES.map((category) => scoreRow(lhr, category, preset, path)));
      faults.push(...CATEGORIES.flatMap((category) => faultsOf(lhr, category).map((fault) => `${preset} ${path} ${fault}`)));
    }
  }
  return { rows, faults };
}

/** Looks up to three times, since Lighthouse at times misses the beginning of a page on a busy machine. */
async function look(url: string, port: number, preset: (typeof PRESETS)[number]): Promise<Result> {
  const flags = { port, onlyCategories: CATEGORIES, logLevel: "silent" as const };
  let reason = "no answer";
  for (let tries = 0; tries < 3; tries++) {
    const lhr = (await lighthouse(url, flags, preset === "desktop" ? desktopConfig : undefined))?.lhr;
    if (lhr !== undefined && lhr.runtimeError === undefined) {
      return lhr;
    }
    reason = lhr?.runtimeError?.message ?? reason;
  }
  throw new Error(`Lighthouse could not look at ${url}: ${reason}`);
}

function scoreRow(lhr: Result, category: keyof typeof BARS, preset: string, path: string): Row {
  const score = Math.round((lhr.categories[category]?.score ?? 0) * 100);
  const bar = BARS[category];
  return {
    measure: `${preset} ${path} ${category}`,
    value: String(score),
    bar: bar === 100 ? "100" : `≥ ${bar}`,
    held: score >= bar,
  };
}

function faultsOf(lhr: Result, category: keyof typeof BARS): readonly string[] {
  return (lhr.categories[category]?.auditRefs ?? [])
    .filter(({ id, weight }) => weight > 0 && (lhr.audits[id]?.score ?? 1) < 0.995)
    .map(({ id, weight }) => {
      const audit = lhr.audits[id];
      const found = [audit?.displayValue, audit?.explanation, placesOf(lhr.audits[PLACES[id] ?? id]?.details)].filter(Boolean).join("; ");
      return `${category}: ${id} (weight ${weight}) scores ${Math.round((audit?.score ?? 0) * 100)}: ${found}`;
    });
}

interface Place {
  readonly node?: { readonly selector?: string; readonly snippet?: string };
  readonly description?: string;
  readonly url?: string;
  /** Of a table within the table. */
  readonly items?: readonly Place[];
}

/** The first few places that an audit names. */
function placesOf(details: unknown): string {
  const items = (details as { items?: unknown } | undefined)?.items;
  return Array.isArray(items) ? (items as Place[]).flatMap(placeOf).slice(0, 3).join(" | ") : "";
}

function placeOf({ node, description, url, items }: Place): readonly string[] {
  const place = node?.snippet ?? description ?? url;
  return place === undefined ? (items ?? []).flatMap(placeOf) : [place];
}
