import { expect, test, type Page } from "@playwright/test";
import { answerWith, expectAccessible, linesOf, LOOKS, openLive, panel, recordIds } from "./support";

const log = (page: Page) => panel(page, "Live terminal logs");
const rows = (page: Page) => log(page).locator("[data-record-id]");

test("counts every type of event that REST has, most first", async ({ page, request }) => {
  await openLive(page, "/users/?range=1h");
  const answer = await request.get("/api/v1/events/counts?from=-1h");
  const counts = (await answer.json()) as { event_type: string }[];
  const cards = page.getByRole("region", { name: "Events by type" }).locator("[data-metric]");
  await expect.poll(() => cards.count()).toBeGreaterThanOrEqual(counts.length);
  const shown = await cards.locator("[data-value]").allTextContents();
  const values = shown.map((text) => Number(text.replaceAll(/\D/g, "")));
  expect(values).toEqual([...values].sort((one, other) => other - one));
  await expect(panel(page, "Events over time").locator(".recharts-surface").first()).toBeVisible();
  await expect(panel(page, "By country").getByRole("row").nth(1)).toBeVisible();
});

test("writes what users do into the log as it comes, of the chosen type only", async ({ page, request }) => {
  await openLive(page, "/users/");
  await expect(rows(page)).not.toHaveCount(0);
  await log(page).getByRole("combobox", { name: "Type of event" }).selectOption("page_view");
  await expect(page).toHaveURL(/event=page_view/);
  await expect(rows(page)).not.toHaveCount(0);
  const before = new Set(await recordIds(rows(page)));
  const arrived = async () => (await recordIds(rows(page))).find((id) => !before.has(id)) ?? null;
  await expect.poll(arrived).not.toBeNull();
  const stored = await request.get("/api/v1/events?limit=1000");
  const { data } = (await stored.json()) as { data: { id: string; event_type: string }[] };
  const shown = await recordIds(rows(page));
  const types = data.filter(({ id }) => shown.includes(id)).map(({ event_type }) => event_type);
  expect(new Set(types)).toEqual(new Set(["page_view"]));
});

test("stops the log alone, counts what waits, and goes on with it", async ({ page }) => {
  await openLive(page, "/users/");
  await expect(rows(page)).not.toHaveCount(0);
  await log(page).getByRole("button", { name: "Pause the log" }).click();
  const stopped = await recordIds(rows(page));
  const resume = log(page).getByRole("button", { name: /Resume the log, [1-9]\d* waiting/ });
  await expect(resume).toBeVisible();
  expect(await recordIds(rows(page))).toEqual(stopped);
  await resume.click();
  await expect.poll(() => recordIds(rows(page))).not.toEqual(stopped);
});

test("finds events by a text, and hands out those that are shown", async ({ page }) => {
  await openLive(page, "/users/");
  await expect(rows(page)).not.toHaveCount(0);
  await page.keyboard.press("/");
  await page.keyboard.type("/products");
  await expect(page).toHaveURL(/find=/);
  await expect(log(page).locator("[data-shown]")).toHaveText(/ of /);
  const download = page.waitForEvent("download");
  await log(page).getByRole("button", { name: /as CSV/ }).click();
  const [head, ...lines] = await linesOf(await download);
  expect(head).toBe("time,event_type,user_id,page,country,id");
  expect(lines.filter((line) => !line.includes("/products"))).toEqual([]);
  await page.getByRole("searchbox", { name: "Find user, page or country" }).fill("there is no such user");
  await expect(log(page)).toContainText("Nothing matches");
});

test("says what could not be loaded, and that there is nothing yet", async ({ page }) => {
  await answerWith(page, "/api/v1/events/counts", 503, { detail: "the database is away" });
  await answerWith(page, "/api/v1/events/timeseries", 200, []);
  await openLive(page, "/users/");
  const cards = page.getByRole("region", { name: "Events by type" });
  await expect(cards).toContainText("the database is away");
  await expect(panel(page, "Events over time")).toContainText("Nothing yet");
  await page.unrouteAll();
  await cards.getByRole("button", { name: "Try again" }).click();
  await expect(cards.locator("[data-value]").first()).toHaveText(/\d/);
});

for (const { colorScheme, viewport } of LOOKS) {
  test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await openLive(page, "/users/");
    await expect(rows(page)).not.toHaveCount(0);
    await expectAccessible(page);
  });
}
