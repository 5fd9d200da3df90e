import { expect, test, type Page, type WebSocketRoute } from "@playwright/test";
import { openLive } from "./support";

const badge = (page: Page) => page.locator("[data-live]");
// The framework itself asks twice.
const FAILURES = 5;
const sales = (page: Page) => page.locator("[data-record-id]");

test("says that it is connecting for as long as the server says nothing", async ({ page }) => {
  await page.routeWebSocket("**/ws", () => {});
  await page.goto("/sales/");
  await expect(sales(page)).not.toHaveCount(0);
  await expect(badge(page)).toHaveText("connecting");
});

test("says that it is offline when no connection can be made, and shows what REST has", async ({ page }) => {
  await page.routeWebSocket("**/ws", (socket) => socket.close());
  await page.goto("/sales/");
  await expect(badge(page)).toHaveAttribute("data-live", "offline");
  await expect(page.getByText("Offline").first()).toBeVisible();
  await expect(sales(page)).not.toHaveCount(0);
});

test("asks again for its later scripts when they do not come", async ({ page, request }) => {
  const html = await (await request.get("/sales/")).text();
  const failures = new Map<string, number>();
  await page.route("**/_next/static/chunks/*.js", async (route) => {
    const { pathname } = new URL(route.request().url());
    const failed = failures.get(pathname) ?? 0;
    if (html.includes(pathname) || failed === FAILURES) {
      await route.continue();
    } else {
      failures.set(pathname, failed + 1);
      await route.abort("connectionrefused");
    }
  });
  await openLive(page, "/sales/");
  await expect(page.locator(".recharts-surface").first()).toBeVisible({ timeout: 30_000 });
  await expect(sales(page)).not.toHaveCount(0);
  expect(Math.max(...failures.values())).toBe(FAILURES);
});

test("says what it is not sent while it lags, and that it is live again", async ({ page }) => {
  let client: WebSocketRoute | undefined;
  await page.routeWebSocket("**/ws", (socket) => {
    socket.connectToServer();
    client = socket;
  });
  await openLive(page, "/sales/");
  const tell = (mode: string, skipped: number) =>
    client?.send(JSON.stringify({ type: "lagging", channel: "sales", mode, skipped }));
  tell("dropping", 0);
  await expect(badge(page)).toHaveAttribute("data-live", "lagging");
  await badge(page).click();
  const live = page.getByRole("dialog", { name: "Age of the data, hop by hop" });
  await expect(live).toContainText("the oldest records are left out");
  tell("dropping", 9);
  await expect(badge(page)).toHaveText(/^lagging · \d+(\.\d)?% shown$/);
  tell("live", 17);
  await expect(badge(page)).toHaveAttribute("data-live", "live");
  await expect(live).toContainText("Left out17");
});

test("says since when what it shows is old, while it reconnects", async ({ page }) => {
  let refuse = false;
  let client: WebSocketRoute | undefined;
  await page.routeWebSocket("**/ws", (socket) => {
    if (refuse) {
      socket.close();
    } else {
      socket.connectToServer();
      client = socket;
    }
  });
  await openLive(page, "/sales/");
  refuse = true;
  await client?.close();
  await expect(badge(page)).toHaveAttribute("data-live", "stale");
  await expect(page.getByText(/Reconnecting · as of \d\d:\d\d:\d\d/).first()).toBeVisible();
  await expect(sales(page)).not.toHaveCount(0);
  refuse = false;
  await expect(badge(page)).toHaveAttribute("data-live", "live");
  await expect(page.getByText(/Reconnecting · as of/)).toHaveCount(0);
});
