import { expect, test, type Page } from "@playwright/test";
import { VIEWS } from "../src/lib/nav";
import { expectAccessible, expectLive, openLive } from "./support";

/** A mark that a full reload would wipe out. */
const markPage = (page: Page) => page.evaluate(() => Object.assign(window, { unbroken: true }));
const isUnbroken = (page: Page) => page.evaluate(() => "unbroken" in window);

test("leads through all views by keyboard, without a reload and without another connection", async ({ page }) => {
  const sockets: string[] = [];
  page.on("websocket", (socket) => sockets.push(socket.url()));
  await openLive(page, "/");
  await markPage(page);
  for (const { key, path, title } of [...VIEWS.slice(1), VIEWS[0]]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveAccessibleName(title);
    await expect(page.getByRole("navigation", { name: "Views" }).locator("[aria-current=page]")).toContainText(title);
    await expectLive(page);
  }
  expect(await isUnbroken(page)).toBe(true);
  expect(sockets).toHaveLength(1);
});

for (const { path, title } of VIEWS) {
  test(`${title} opens by its address, with what is chosen in it`, async ({ page }) => {
    await openLive(page, `${path}?range=7d`);
    await expect(page).toHaveTitle(/Pulseboard/);
    const range = page.getByRole("group", { name: "Time range" });
    if (path !== "/market/") {
      await expect(range.getByRole("button", { name: "7D" })).toHaveAttribute("aria-pressed", "true");
      await range.getByRole("button", { name: "1H" }).click();
      await expect(page).toHaveURL(/range=1h/);
      await page.reload();
      await expect(range.getByRole("button", { name: "1H" })).toHaveAttribute("aria-pressed", "true");
    }
  });
}

test("answers an unknown address with a page that leads back", async ({ page }) => {
  const response = await page.goto("/nowhere/");
  expect(response?.status()).toBe(404);
  await page.getByRole("link", { name: "To the dashboard" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveAccessibleName("Dashboard");
});

test("shows all times in the zone that was chosen, and remembers it", async ({ browser }) => {
  const context = await browser.newContext({ timezoneId: "Asia/Kolkata" });
  const page = await context.newPage();
  await openLive(page, "/sales/");
  const time = page.locator("[data-record-id] time").first();
  const hour = (zone: string) => async () => {
    const moment = new Date((await time.getAttribute("datetime")) ?? "");
    const expected = new Intl.DateTimeFormat("en-US", { timeZone: zone, timeStyle: "medium", hourCycle: "h23" });
    return (await time.textContent()) === expected.format(moment);
  };
  await expect.poll(hour("Asia/Kolkata")).toBe(true);
  for (const [choice, zone] of [["Exchange time", "America/New_York"], ["UTC", "UTC"]] as const) {
    await page.getByRole("combobox", { name: "Time zone" }).selectOption(choice);
    await expect.poll(hour(zone)).toBe(true);
  }
  await page.reload();
  await expect.poll(hour("UTC")).toBe(true);
  await context.close();
});

test("keeps the theme that was chosen", async ({ page }) => {
  await openLive(page, "/");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const dark = await ground();
  await page.getByRole("button", { name: "Switch between dark and light theme" }).click();
  const light = await ground();
  expect(light).not.toBe(dark);
  await page.reload();
  expect(await ground()).toBe(light);
});

test("explains its keys, and lets them be switched off", async ({ page }) => {
  await openLive(page, "/");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Help" });
  await expectAccessible(page);
  await help.getByRole("checkbox", { name: "Use the shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.keyboard.press("g");
  await page.keyboard.press("m");
  await page.keyboard.press("?");
  await expect(help).toBeHidden();
  await expect(page).toHaveURL(/\/$/);
});

test("prints what it shows, without what only a screen can do", async ({ page }) => {
  await openLive(page, "/sales/");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Views" })).toBeHidden();
  await expect(page.getByRole("button", { name: "Pause updates" })).toBeHidden();
  await expect(page.locator("[data-record-id]").first()).toBeVisible();
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe("light");
});
