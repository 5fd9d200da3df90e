import { expect, test } from "@playwright/test";

test("takes the picture of the README", async ({ page }) => {
  test.skip(process.env["SCREENSHOTS"] !== "1", "only with SCREENSHOTS=1");
  await page.goto("/");
  await expect(page.locator("[data-live]")).toContainText(/live · (<1|\d+) ms/);
  for (const name of ["Latest quotes", "Latest sales", "Latest user events", "Latest financial metrics"]) {
    const rows = page.getByRole("region", { name, exact: true }).locator("[data-record-id]");
    await expect.poll(() => rows.count()).toBeGreaterThan(9);
  }
  await page.screenshot({ path: "../docs/screens/dashboard-dark.png" });
});
