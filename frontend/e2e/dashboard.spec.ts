import { expect, test, type Page } from "@playwright/test";
import { answerWith, expectAccessible, lastAnswer, linesOf, LOOKS, openLive, panel, recordIds } from "./support";

const FIGURES = { Revenue: "revenue", "Net profit": "net_profit", Orders: "orders", "Active users": "active_users" };
const activity = (page: Page) => panel(page, "Latest activity").locator("[data-record-id]");
const digits = (text: string | null) => Number((text ?? "").replaceAll(/[^\d.−]/g, "").replace("−", "-"));

test("shows the figures that REST has, with their change", async ({ page }) => {
  const overview = lastAnswer<Record<string, { value: number; change_pct?: number }>>(page, "/api/v1/overview");
  await openLive(page, "/?range=1h");
  for (const [label, name] of Object.entries(FIGURES)) {
    const value = page.locator(`[data-metric="${label}"] [data-value]`);
    const shown = async () => digits((await value.getAttribute("title")) ?? (await value.textContent()));
    await expect.poll(async () => Math.abs((await shown()) - (overview()?.[name]?.value ?? NaN)) < 0.006).toBe(true);
  }
});

test("draws the index of the market, and has a table and a file behind it", async ({ page }) => {
  const index = lastAnswer<{ data: { time: string; value: number }[] }>(page, "/api/v1/market-index");
  await openLive(page, "/");
  const market = panel(page, "Market performance");
  await expect(market.locator("canvas").first()).toBeVisible();
  await expect.poll(async () => Number(await market.locator("[data-index]").getAttribute("data-index"))).toBe(
    index()?.data.at(-1)?.value,
  );
  await market.getByRole("button", { name: "1W" }).click();
  await expect(page).toHaveURL(/horizon=1W/);
  await page.getByRole("button", { name: "Pause updates" }).click();
  await market.getByRole("button", { name: "Market performance as a table" }).click();
  await expect.poll(() => market.getByRole("row").count()).toBe((index()?.data.length ?? NaN) + 1);
  const download = page.waitForEvent("download");
  await market.getByRole("button", { name: /as CSV/ }).click();
  expect((await linesOf(await download))[0]).toBe("Time,Index");
});

test("tells what happened while the page was open, as REST has it", async ({ page, request }) => {
  await openLive(page, "/?activity=sales");
  await expect(activity(page)).not.toHaveCount(0);
  const before = new Set(await recordIds(activity(page)));
  const arrived = async () => (await recordIds(activity(page))).find((id) => !before.has(id)) ?? null;
  await expect.poll(arrived).not.toBeNull();
  const id = await arrived();
  const { data } = (await (await request.get("/api/v1/sales?limit=1000")).json()) as { data: { id: string }[] };
  expect(data.map((sale) => sale.id)).toContain(id);
});

test("hands out the activity that it shows", async ({ page }) => {
  await openLive(page, "/");
  await expect(activity(page)).not.toHaveCount(0);
  await page.getByRole("button", { name: "Pause updates" }).click();
  const download = page.waitForEvent("download");
  await panel(page, "Live activity").getByRole("button", { name: /as CSV/ }).click();
  const [head, ...lines] = await linesOf(await download);
  expect(head).toBe("Time,Kind,What happened,Detail,Id");
  const ids = lines.map((line) => line.slice(-36));
  expect(ids.slice(0, 5)).toEqual((await recordIds(activity(page))).slice(0, 5));
});

test("tells how every stream does", async ({ page, request }) => {
  await openLive(page, "/");
  const { streams } = (await (await request.get("/api/v1/stats")).json()) as { streams: { stream: string; records: number }[] };
  for (const { stream } of streams) {
    const health = page.locator(`[data-stream="${stream}"]`);
    await expect(health.locator('[data-fact="rate"]')).toContainText(/\d/);
    await expect(health.locator('[data-fact="end-to-end"]')).toContainText(/ms|s/);
    await expect(health.locator('[data-fact="newest"]')).toContainText(/now|\ds/);
  }
  await expect(page.locator('[data-fact="clients"]')).toHaveText(/[1-9]/);
});

test("moves nothing while records arrive", async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) =>
      shifts.push(...list.getEntries().map((entry) => (entry as PerformanceEntry & { value: number }).value)),
    ).observe({ type: "layout-shift" });
  });
  await openLive(page, "/");
  await expect(activity(page)).not.toHaveCount(0);
  await expect(panel(page, "Market performance").locator("canvas").first()).toBeVisible();
  const shifts = () => page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  const seen = (await shifts()).length;
  const id = await activity(page).first().getAttribute("data-record-id");
  await expect(activity(page).first()).not.toHaveAttribute("data-record-id", id ?? "");
  expect((await shifts()).slice(seen).reduce((sum, value) => sum + value, 0)).toBeLessThan(0.05);
});

test("stands still while paused and goes on when resumed", async ({ page }) => {
  await openLive(page, "/");
  await expect(activity(page)).not.toHaveCount(0);
  await page.getByRole("button", { name: "Pause updates" }).click();
  const paused = await recordIds(activity(page));
  // A second page, which is not paused, tells that records went on arriving.
  const other = await page.context().newPage();
  await openLive(other, "/");
  await expect.poll(async () => paused.includes(await activity(other).first().getAttribute("data-record-id"))).toBe(false);
  await other.close();
  expect(await recordIds(activity(page))).toEqual(paused);
  await page.getByRole("button", { name: "Resume updates" }).click();
  await expect.poll(() => recordIds(activity(page))).not.toEqual(paused);
});

test("splits the age of the data by hop", async ({ page }) => {
  await openLive(page, "/");
  await page.locator("[data-live]").click();
  const hops = page.getByRole("dialog", { name: "Age of the data, hop by hop" });
  for (const hop of ["Produced → published", "Published → stored", "Stored → here", "End to end"]) {
    await expect(hops.getByRole("row", { name: hop })).toContainText(/(<1|\d+) ms|\d+\.\d s/);
  }
  await page.keyboard.press("Escape");
  await expect(hops).toBeHidden();
  await expect(page.locator("[data-live]")).toBeFocused();
});

test("says what could not be loaded, and loads it when asked again", async ({ page }) => {
  await answerWith(page, "/api/v1/overview", 503, { detail: "the database is away" });
  await answerWith(page, "/api/v1/market-index", 200, { interval: "5m", symbols: [], data: [] });
  await page.goto("/");
  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures).toContainText("the database is away");
  await expect(panel(page, "Market performance")).toContainText("Nothing yet");
  await page.unrouteAll();
  await figures.getByRole("button", { name: "Try again" }).click();
  await expect(page.locator('[data-metric="Orders"] [data-value]')).toHaveText(/\d/);
});

for (const { colorScheme, viewport } of LOOKS) {
  test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openLive(page, "/");
    await page.locator("[data-live]").click();
    await expectAccessible(page);
  });
}
