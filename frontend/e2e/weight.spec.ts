import { gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { VIEWS } from "../src/lib/nav";

const MOST_BYTES = 180 * 1024;

/** The scripts that a page names; browsers that know modules leave out what is marked with noModule. */
function firstScripts(html: string): readonly string[] {
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  const loaded = tags.filter((tag) => !/\snomodule\b/i.test(tag));
  return [...new Set(loaded.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []))];
}

for (const { path } of VIEWS) {
  test(`loads at most 180 KB of scripts at first, ${path}`, async ({ request }) => {
    const scripts = firstScripts(await (await request.get(path)).text());
    expect(scripts.length).toBeGreaterThan(0);
    const weights = await Promise.all(
      scripts.map(async (script) => {
        const answer = await request.get(script);
        expect(answer.status(), script).toBe(200);
        return gzipSync(await answer.body()).length;
      }),
    );
    const bytes = weights.reduce((sum, weight) => sum + weight, 0);
    test.info().annotations.push({ type: "weight", description: `${(bytes / 1024).toFixed(1)} KB` });
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });
}
