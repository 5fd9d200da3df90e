import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "@playwright/test";
import { VIEWS } from "../src/lib/nav";
import { RunningSystem } from "./running-system";
import { expectLive } from "./support";

test.skip(process.env["SCREENSHOTS"] !== "1", "only with SCREENSHOTS=1");

// As much of everything as the past that is filled in has.
const system = new RunningSystem({
  SIMULATE_MARKET_HOURS: "false",
  SIMULATOR_SALES_RATE: "12/m",
  SIMULATOR_USER_EVENTS_RATE: "30/m",
  SIMULATOR_FINANCIAL_METRICS_RATE: "6/m",
});
const PAST = ["admin", "backfill", "--days", "70", "--round-the-clock"];

test.beforeAll(async () => {
  test.setTimeout(900_000);
  await system.start();
  const [code] = (await once(spawn("../pulseboard", PAST, { env: system.env, stdio: "inherit" }), "exit")) as [number];
  expect(code).toBe(0);
});

test.afterAll(() => system.stop());

for (const { name, path } of VIEWS) {
  for (const colorScheme of ["dark", "light"] as const) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      test(`takes the picture of ${name}, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(`${system.url}${path}${path === "/market/" ? "" : "?range=30d&horizon=1M"}`);
        await expectLive(page);
        await expect(page.locator(".skeleton")).toHaveCount(0);
        await expect(page.locator("[data-live]")).toHaveText(/live · (<1|\d\d?) ms/);
        await expect(page.locator("canvas, .recharts-surface").first()).toBeVisible();
        await page.screenshot({ path: `../docs/screens/${name}-${colorScheme}-${viewport.width}.png` });
      });
    }
  }
}
