import { expect, test, type Page } from "@playwright/test";
import { answerWith, expectAccessible, lastAnswer, linesOf, LOOKS, openLive, panel, recordIds } from "./support";

interface Sale {
  readonly id: string;
  readonly category: string;
}

const list = (page: Page) => panel(page, "Live Transactions");
const rows = (page: Page) => list(page).locator("[data-record-id]");

test("shows the sums that REST has", async ({ page }) => {
  const summary = lastAnswer<{ orders: number; average_order_value: number }[]>(page, "/api/v1/sales/summary?from=-1h");
  await openLive(page, "/sales/?range=1h");
  const shown = (label: string) => page.locator(`[data-metric="${label}"] [data-value]`);
  for (const label of ["Revenue", "Net profit", "Average order", "Orders"]) {
    await expect(shown(label)).toHaveText(/\d/);
  }
  const figure = async (label: string) => Number((await shown(label).textContent())?.replaceAll(",", ""));
  await expect.poll(async () => (await figure("Orders")) - (summary()?.[0]?.orders ?? NaN)).toBe(0);
  await expect
    .poll(async () => Math.abs((await figure("Average order")) - (summary()?.[0]?.average_order_value ?? NaN)) < 0.006)
    .toBe(true);
  await expect(page.locator("[data-chart=revenue-expenses] .recharts-surface").first()).toBeVisible();
});

test("breaks sales down by category and region, with a table behind the bars", async ({ page, request }) => {
  await openLive(page, "/sales/?range=1h");
  const answer = await request.get("/api/v1/sales/summary?from=-1h&group=category");
  const groups = (await answer.json()) as { group: string }[];
  const categories = panel(page, "Sales by category");
  for (const { group } of groups) {
    await expect(categories).toContainText(group);
  }
  await categories.getByRole("button", { name: "Sales by category as a table" }).click();
  await expect(categories.getByRole("row").first()).toContainText("Category");
  await expect.poll(() => categories.getByRole("row").count()).toBeGreaterThan(groups.length);
});

test("shows the sales that come in, and only those of the category that was chosen", async ({ page, request }) => {
  await openLive(page, "/sales/");
  await expect(rows(page)).not.toHaveCount(0);
  const category = (await rows(page).first().locator("td").nth(2).textContent()) ?? "";
  await list(page).getByRole("combobox", { name: "Category" }).selectOption(category);
  await expect(page).toHaveURL(new RegExp(`category=${encodeURIComponent(category).replaceAll("%20", "\\+")}`));
  const before = new Set(await recordIds(rows(page)));
  const arrived = async () => (await recordIds(rows(page))).find((id) => !before.has(id)) ?? null;
  await expect.poll(arrived).not.toBeNull();
  const stored = await request.get("/api/v1/sales?limit=1000");
  const { data } = (await stored.json()) as { data: Sale[] };
  const shown = await recordIds(rows(page));
  const categories = data.filter(({ id }) => shown.includes(id)).map((sale) => sale.category);
  expect(new Set(categories)).toEqual(new Set([category]));
  await page.reload();
  await expect(list(page).getByRole("combobox", { name: "Category" })).toHaveValue(category);
});

test("hands out the transactions that are shown, with times in the zone that was chosen", async ({ page }) => {
  await openLive(page, "/sales/");
  await expect(rows(page)).not.toHaveCount(0);
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("UTC");
  await page.getByRole("button", { name: "Pause updates" }).click();
  const time = await rows(page).first().locator("time").getAttribute("datetime");
  const download = page.waitForEvent("download");
  await list(page).getByRole("button", { name: /as CSV/ }).click();
  const [, first] = await linesOf(await download);
  expect(first).toContain(time);
});

test("says that nothing matches, and what could not be loaded", async ({ page }) => {
  await answerWith(page, "/api/v1/financials/timeseries", 503, { detail: "the database is away" });
  await openLive(page, "/sales/?product=there+is+no+such+product");
  await expect(list(page)).toContainText(/no|nothing/i);
  await expect(panel(page, "Revenue against expenses")).toContainText("the database is away");
  await page.unrouteAll();
  await panel(page, "Revenue against expenses").getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("[data-chart=revenue-expenses] .recharts-surface").first()).toBeVisible();
});

for (const { colorScheme, viewport } of LOOKS) {
  test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openLive(page, "/sales/");
    await expect(rows(page)).not.toHaveCount(0);
    await expectAccessible(page);
  });
}
