import { expect, test, type Page } from "@playwright/test";
import { answerWith, expectAccessible, linesOf, LOOKS, openLive, panel } from "./support";

const budget = (page: Page) => panel(page, "Budget vs Actual");
const lines = (page: Page) => budget(page).locator("[data-line]");

test("shows what REST has of the range", async ({ page, request }) => {
  await openLive(page, "/financials/?range=1h");
  for (const label of ["Revenue", "Expenses", "Net profit", "Margin"]) {
    await expect(page.locator(`[data-metric="${label}"] [data-value]`)).toHaveText(/\d/);
  }
  await expect(page.locator("[data-chart=profit] .recharts-surface").first()).toBeVisible();
  const answer = await request.get("/api/v1/financials/budget?from=-1h");
  const stored = (await answer.json()) as { department: string; metric_type: string }[];
  for (const { department, metric_type: type } of stored) {
    await expect(budget(page).locator(`[data-line="${department}/${type}"]`)).toBeVisible();
  }
});

test("hands out the latest figures", async ({ page }) => {
  await openLive(page, "/financials/");
  const latest = panel(page, "Latest figures");
  await expect(latest.locator("[data-record-id]")).not.toHaveCount(0);
  await page.getByRole("button", { name: "Pause updates" }).click();
  const download = page.waitForEvent("download");
  await latest.getByRole("button", { name: /as CSV/ }).click();
  const [head, ...lines] = await linesOf(await download);
  expect(head).toBe("Time,Department,Type,Category,Period,Amount,Budget,Variance,Variance %");
  expect(lines.length).toBeGreaterThanOrEqual(await latest.locator("[data-record-id]").count());
});

test("orders the budget by any column, both ways, and keeps that in the address", async ({ page }) => {
  await openLive(page, "/financials/?range=1h");
  await expect.poll(() => lines(page).count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Pause updates" }).click();
  const head = budget(page).getByRole("columnheader", { name: "Variance %" });
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "descending");
  const values = async () => {
    const cells = await lines(page).locator("td:nth-child(6)").allTextContents();
    return cells.map((text) => Number(text.replace("−", "-").replaceAll(/[^\d.-]/g, "")));
  };
  const descending = await values();
  expect(descending).toEqual([...descending].sort((one, other) => other - one));
  await head.getByRole("button").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  expect(await values()).toEqual([...descending].reverse());
  await page.reload();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
});

test("says in a word whether a line is better than planned", async ({ page }) => {
  const line = (type: string, variance: number) => ({
    department: "Sales",
    metric_type: type,
    budget: 100,
    actual: 100 + variance,
    variance,
    variance_pct: variance,
  });
  await answerWith(page, "/api/v1/financials/budget", 200, [line("revenue", 5), line("expense", 5)]);
  await openLive(page, "/financials/");
  await expect(budget(page).locator('[data-line="Sales/revenue"]')).toContainText("Better");
  await expect(budget(page).locator('[data-line="Sales/expense"]')).toContainText("Worse");
  const download = page.waitForEvent("download");
  await budget(page).getByRole("button", { name: /as CSV/ }).click();
  expect(await linesOf(await download)).toEqual([
    "Department,Type,Budget,Actual,Variance,Variance %,Verdict",
    "Sales,Revenue,100,105,5,5,Better",
    "Sales,Expense,100,105,5,5,Worse",
  ]);
});

test("follows the latest figures of the departments", async ({ page }) => {
  await openLive(page, "/financials/");
  const cells = panel(page, "Latest financial metrics").locator("[data-record-id]");
  await expect(cells).not.toHaveCount(0);
  const ids = () => cells.evaluateAll((all) => all.map((cell) => cell.getAttribute("data-record-id")).join());
  const before = await ids();
  await expect.poll(ids).not.toBe(before);
});

test("says what could not be loaded, and that there is nothing yet", async ({ page }) => {
  await answerWith(page, "/api/v1/financials/timeseries", 503, { detail: "the database is away" });
  await answerWith(page, "/api/v1/financials/budget", 200, []);
  await openLive(page, "/financials/");
  await expect(panel(page, "Over time")).toContainText("the database is away");
  await expect(budget(page)).toContainText("Nothing yet");
  await page.unrouteAll();
  await panel(page, "Over time").getByRole("button", { name: "Try again" }).click();
  await expect(page.locator("[data-chart=profit] .recharts-surface").first()).toBeVisible();
});

for (const { colorScheme, viewport } of LOOKS) {
  test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openLive(page, "/financials/");
    await expect(lines(page)).not.toHaveCount(0);
    await expectAccessible(page);
  });
}
