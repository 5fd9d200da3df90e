import { expect, test } from "@playwright/test";
import { VIEWS } from "../src/lib/nav";
import { expectLive } from "./support";

test.skip(process.env["SCREENSHOTS"] !== "1", "only with SCREENSHOTS=1");

for (const { name, path } of VIEWS) {
  for (const colorScheme of ["dark", "light"] as const) {
    for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
      test(`takes the picture of ${name}, ${colorScheme}, ${viewport.width} wide`, async ({ page }) => {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.goto(path);
        await expectLive(page);
        await expect(page.getByText("Loading")).toHaveCount(0);
        await expect(page.locator("canvas, .recharts-surface").first()).toBeVisible();
        await page.screenshot({ path: `../docs/screens/${name}-${colorScheme}-${viewport.width}.png` });
      });
    }
  }
}
