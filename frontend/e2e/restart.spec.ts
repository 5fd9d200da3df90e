import { expect, test as base } from "@playwright/test";
import { RunningSystem } from "./running-system";
import { openLive, recordIds } from "./support";

const test = base.extend<{ system: RunningSystem }>({
  system: async ({}, provide) => {
    const system = new RunningSystem();
    await system.start();
    await provide(system);
    await system.stop();
  },
});

// A start takes some ten seconds on two processors, and there are two.
test.setTimeout(240_000);

test("goes on without a gap after the server was killed and started again", async ({ page, request, system }) => {
  await openLive(page, `${system.url}/sales/`);
  await page.evaluate(() => Object.assign(window, { unbroken: true }));
  const rows = page.locator("[data-record-id]");
  await expect(rows).not.toHaveCount(0);
  const badge = page.locator("[data-live]");

  await system.kill();
  await expect(badge).toHaveAttribute("data-live", "stale");
  await expect(page.getByText(/Reconnecting · as of/).first()).toBeVisible();
  await expect(badge).toHaveAttribute("data-live", "offline");
  await expect(page.getByText(/Offline · as of/).first()).toBeVisible();
  const before = await recordIds(rows);
  expect(before).not.toHaveLength(0);

  await system.start();
  await expect(badge).toHaveAttribute("data-live", "live", { timeout: 60_000 });
  await expect(page.getByText(/Offline · as of/)).toHaveCount(0);
  const first = () => rows.first().getAttribute("data-record-id");
  await expect.poll(async () => before.includes(await first())).toBe(false);

  // Every record that was stored is in its place, those of before the kill and those of after it.
  const missing = async () => {
    const shown = await recordIds(rows);
    const stored = await request.get(`${system.url}/api/v1/sales?limit=1000`);
    const { data } = (await stored.json()) as { data: { id: string }[] };
    const ids = data.map(({ id }) => id);
    const from = ids.indexOf(shown[0] ?? "");
    return from < 0 ? "not stored yet" : ids.slice(from, from + shown.length).filter((id) => !shown.includes(id));
  };
  await expect.poll(missing).toEqual([]);
  expect(await page.evaluate(() => "unbroken" in window)).toBe(true);

  await badge.click();
  const live = page.getByRole("dialog", { name: "Age of the data, hop by hop" });
  await expect(live).toContainText("Connections2");
  await expect(live).toContainText("Gaps refilled0");
  await expect(live).toContainText("Unreadable0");
});
