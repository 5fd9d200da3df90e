import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Download, type Locator, type Page } from "@playwright/test";

/** A panel, by its title. */
export const panel = (page: Page, name: string): Locator => page.getByRole("region", { name, exact: true });

/** The ids of the records in these rows, from top to bottom. */
export const recordIds = (rows: Locator): Promise<(string | null)[]> =>
  rows.evaluateAll((elements) => elements.map((row) => row.getAttribute("data-record-id")));

export async function expectLive(page: Page): Promise<void> {
  await expect(page.locator("[data-live]")).toHaveAttribute("data-live", "live");
  await expect(page.locator("[data-live]")).toContainText(/live · (<1|\d+) ms|live · \d+\.\d s/);
}

/** Opens a page and waits until its badge says how old what arrives is. */
export async function openLive(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expectLive(page);
}

/** That axe finds nothing, and that nothing is wider than the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()?.width);
}

/** The lines of a CSV file that the page handed out. */
export async function linesOf(download: Download): Promise<string[]> {
  return readFileSync(await download.path(), "utf8").trimEnd().split("\r\n");
}

/** Keeps the last answer of a path of the API, with this query if any, that the page asked for; null before the first. */
export function lastAnswer<T>(page: Page, path: string): () => T | null {
  let last: T | null = null;
  page.on("response", async (response) => {
    const { pathname, search } = new URL(response.url());
    if ([pathname, pathname + search].includes(path) && response.ok()) {
      // A body that the page did not wait for is gone.
      last = await response.json().then((body) => body as T, () => last);
    }
  });
  return () => last;
}

/** Has a path of the API answered like this instead. */
export async function answerWith(page: Page, path: string, status: number, json: object): Promise<void> {
  await page.route(
    (url) => url.pathname === path,
    (route) => route.fulfill({ status, json }),
  );
}

/** The looks in which every view must be accessible and fit. */
export const LOOKS = (["dark", "light"] as const).flatMap((colorScheme) =>
  [1440, 360].map((width) => ({ colorScheme, viewport: { width, height: 800 } })),
);
