import lighthouse, { desktopConfig, type Result } from "lighthouse";
import { VIEWS } from "../src/lib/nav";
import type { Row } from "./report";

const BARS = { performance: 95, accessibility: 100, "best-practices": 100 } as const;
const CATEGORIES = Object.keys(BARS) as (keyof typeof BARS)[];
const PRESETS = ["desktop", "mobile"] as const;

export interface Opinion {
  readonly rows: readonly Row[];
  /** The audits that cost points, with what they found. */
  readonly faults: readonly string[];
}

/** Asks Lighthouse about every view, as a desktop and as a phone on a slow line would see it. */
export async function askLighthouse(url: string, port: number): Promise<Opinion> {
  const rows: Row[] = [];
  const faults: string[] = [];
  for (const preset of PRESETS) {
    for (const { path } of VIEWS) {
      const flags = { port, onlyCategories: CATEGORIES, logLevel: "silent" as const };
      const config = preset === "desktop" ? desktopConfig : undefined;
      const lhr = (await lighthouse(`${url}${path}`, flags, config))?.lhr;
      if (lhr === undefined || lhr.runtimeError !== undefined) {
        throw new Error(`Lighthouse could not look at ${path}: ${lhr?.runtimeError?.message ?? "no answer"}`);
      }
      console.error(`${preset} ${path} done`);
      rows.push(...CATEGORIES.map((category) => scoreRow(lhr, category, preset, path)));
      faults.push(...CATEGORIES.flatMap((category) => faultsOf(lhr, category).map((fault) => `${preset} ${path} ${fault}`)));
    }
  }
  return { rows, faults };
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
      const found = [audit?.displayValue, audit?.explanation, detailsOf(audit?.details)].filter(Boolean).join("; ");
      return `${category}: ${id} (weight ${weight}) scores ${Math.round((audit?.score ?? 0) * 100)}: ${found}`;
    });
}

interface Node {
  readonly node?: { readonly snippet?: string };
  readonly description?: string;
  readonly url?: string;
}

/** The first few places that an audit names. */
function detailsOf(details: unknown): string {
  const items = (details as { items?: readonly Node[] } | undefined)?.items;
  return Array.isArray(items)
    ? items.slice(0, 3).map(({ node, description, url }: Node) => node?.snippet ?? description ?? url ?? "").filter(Boolean).join(" | ")
    : "";
}
