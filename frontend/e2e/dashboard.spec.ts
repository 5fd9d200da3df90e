import { AxeBuilder } from "@axe-core/playwright";
import { expect, test, type APIRequestContext, type Locator, type Page } from "@playwright/test";

const panel = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const recordIds = (rows: Locator) =>
  rows.evaluateAll((elements) => elements.map((row) => row.getAttribute("data-record-id")));

async function openLive(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page.locator("[data-live]")).toHaveAttribute("data-live", "live");
  await expect(page.locator("[data-live]")).toContainText(/live · (<1|\d+) ms|live · \d+\.\d s/);
}

/** The rows in sight, once every symbol that has a quote has its place, so that none joins while a test looks. */
async function allListed(page: Page, request: APIRequestContext): Promise<Locator> {
  const rows = panel(page, "Latest quotes").locator("tr[data-symbol]");
  await expect(rows).not.toHaveCount(0);
  const missing = async () => {
    const { data } = (await (await request.get("/api/v1/stocks")).json()) as { data: { quote?: object }[] };
    const shown = await panel(page, "Latest quotes").getByRole("table").getAttribute("aria-rowcount");
    return data.filter(({ quote }) => quote !== undefined).length + 1 - Number(shown);
  };
  await expect.poll(missing).toBe(0);
  return rows;
}

test("shows a sale that came in while the page was open, as REST tells it", async ({ page, request }) => {
  await openLive(page);
  const rows = panel(page, "Latest sales").locator("[data-record-id]");
  await expect(rows).not.toHaveCount(0);
  const before = new Set(await recordIds(rows));
  const arrived = async () => (await recordIds(rows)).find((id) => !before.has(id)) ?? null;
  await expect.poll(arrived).not.toBeNull();

  const id = await arrived();
  const response = await request.get("/api/v1/sales?limit=1000");
  const { data } = (await response.json()) as { data: { id: string }[] };
  expect(data.map((sale) => sale.id)).toContain(id);
});

test("updates a quote in place", async ({ page, request }) => {
  await openLive(page);
  const rows = await allListed(page, request);
  const quotes = () =>
    rows.evaluateAll((elements) =>
      elements.map((row) => ({
        symbol: row.getAttribute("data-symbol"),
        price: row.querySelector("[data-price]")?.textContent,
        top: row.getBoundingClientRect().top,
      })),
    );
  const before = await quotes();
  const moved = async () => {
    const now = new Map((await quotes()).map((quote) => [quote.symbol, quote]));
    return before.filter(({ symbol, price }) => now.get(symbol)?.price !== price).length;
  };
  await expect.poll(moved).toBeGreaterThan(0);
  const after = await quotes();
  expect(after.map(({ symbol, top }) => [symbol, top])).toEqual(
    before.map(({ symbol, top }) => [symbol, top]),
  );
});

test("fills every panel and moves nothing while records arrive", async ({ page, request }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
    ).observe({ type: "layout-shift" });
  });
  await openLive(page);
  for (const name of ["Latest quotes", "Latest sales", "Latest user events", "Latest financial metrics"]) {
    await expect(panel(page, name).locator("[data-record-id]")).not.toHaveCount(0);
  }
  await allListed(page, request);
  const seen = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.length);
  const firstEvent = panel(page, "Latest user events").locator("tr[data-record-id]").first();
  const id = await firstEvent.getAttribute("data-record-id");
  await expect(firstEvent).not.toHaveAttribute("data-record-id", id ?? "");
  const shifted = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifted.slice(seen).reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
});

test("stands still while paused and goes on when resumed", async ({ page }) => {
  await openLive(page);
  const rows = panel(page, "Latest user events").locator("[data-record-id]");
  await expect(rows).not.toHaveCount(0);
  await page.getByRole("button", { name: "Pause updates" }).click();
  const paused = await recordIds(rows);
  // A second page, which is not paused, tells that records went on arriving.
  const other = await page.context().newPage();
  await openLive(other);
  const first = panel(other, "Latest user events").locator("[data-record-id]").first();
  await expect.poll(async () => paused.includes(await first.getAttribute("data-record-id"))).toBe(false);
  await other.close();
  expect(await recordIds(rows)).toEqual(paused);
  await page.getByRole("button", { name: "Resume updates" }).click();
  await expect.poll(() => recordIds(rows)).not.toEqual(paused);
});

test("splits the age of the data by hop", async ({ page }) => {
  await openLive(page);
  await page.locator("[data-live]").click();
  const hops = page.getByRole("dialog", { name: "Age of the data, hop by hop" });
  for (const hop of ["Produced → published", "Published → stored", "Stored → here", "End to end"]) {
    await expect(hops.getByRole("row", { name: hop })).toContainText(/(<1|\d+) ms|\d+\.\d s/);
  }
  await page.keyboard.press("Escape");
  await expect(hops).toBeHidden();
  await expect(page.locator("[data-live]")).toBeFocused();
});

for (const colorScheme of ["dark", "light"] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 360, height: 740 }]) {
    test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await openLive(page);
      await page.locator("[data-live]").click();
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(viewport.width);
    });
  }
}
