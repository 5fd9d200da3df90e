import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { expectAccessible, linesOf, openLive, panel, recordIds } from "./support";

interface Stock {
  readonly symbol: string;
  readonly company?: string;
}

const stocksOf = async (request: APIRequestContext): Promise<Stock[]> =>
  ((await (await request.get("/api/v1/stocks")).json()) as { data: Stock[] }).data;

const list = (page: Page) => panel(page, "Live Matrix Watchlist");
const grid = (page: Page) => list(page).getByRole("grid");
const rows = (page: Page) => grid(page).locator("[data-symbol]");
const chart = (page: Page) => panel(page, "Price chart");
const figure = (page: Page, name: string) => chart(page).locator(`[data-figure="${name}"]`);
const chosenTab = (page: Page) => page.getByRole("tab", { selected: true });

const symbolsShown = (page: Page) => rows(page).evaluateAll((all) => all.map((row) => row.getAttribute("data-symbol")));
const column = (page: Page, id: string) => grid(page).locator(`[data-symbol] [data-column="${id}"]`).allTextContents();

/** Opens the view once every symbol that has a quote is listed, so that none joins while a test looks. */
async function openMarket(page: Page, request: APIRequestContext, query = ""): Promise<Stock[]> {
  await openLive(page, `/market/${query}`);
  const missing = async () => (await stocksOf(request)).length + 1 - Number(await grid(page).getAttribute("aria-rowcount"));
  await expect.poll(missing).toBe(0);
  return stocksOf(request);
}

test("lists every symbol with its company, as REST tells it", async ({ page, request }) => {
  const stocks = await openMarket(page, request);
  await expect(page.getByRole("tab").first()).toHaveAttribute("aria-setsize", String(stocks.length));
  const companies = new Map(stocks.map(({ symbol, company }) => [symbol, company]));
  const first = rows(page).first();
  const symbol = (await first.getAttribute("data-symbol")) ?? "";
  await expect(first.locator('[data-column="company"]')).toHaveText(companies.get(symbol) ?? "–");
  await expect(page.getByRole("tabpanel")).toContainText(companies.get(symbol) ?? symbol);
});

test("follows the stream in the list, without a row moving", async ({ page, request }) => {
  await openMarket(page, request);
  const before = await recordIds(rows(page));
  const places = await symbolsShown(page);
  await expect.poll(() => recordIds(rows(page))).not.toEqual(before);
  expect(await symbolsShown(page)).toEqual(places);
});

test("loads a symbol by a click, by arrow keys and by its address", async ({ page, request }) => {
  await openMarket(page, request);
  const [, second, third] = await symbolsShown(page);
  await rows(page).nth(1).locator('[data-column="price"]').click();
  await expect(page).toHaveURL(new RegExp(`symbol=${second}$`));
  await expect(chosenTab(page)).toContainText(second ?? "");
  await grid(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page).toHaveURL(new RegExp(`symbol=${third}$`));
  await chosenTab(page).focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("tab", { selected: true, name: second ?? "" })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("tabpanel")).toHaveAttribute("data-symbol", second ?? "");
});

test("finds a symbol by its company", async ({ page, request }) => {
  const stocks = await openMarket(page, request);
  const sought = stocks.findLast(({ company }) => company !== undefined);
  await page.keyboard.press("/");
  await page.keyboard.type(sought?.company?.toLowerCase() ?? "");
  await expect(page.locator(`[data-tab="${sought?.symbol}"]`)).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("tabpanel")).toHaveAttribute("data-symbol", sought?.symbol ?? "");
});

test("shows the candles that REST has, as a chart, a table and a file", async ({ page, request }) => {
  const [stock] = await openMarket(page, request, "?horizon=1Y&chart=range");
  await expect(figure(page, "C")).toHaveText(/\d/);
  await expect(chart(page).getByRole("button", { name: "1Y", exact: true })).toHaveAttribute("aria-pressed", "true");
  const answer = await request.get(`/api/v1/stocks/${stock?.symbol}/candles?horizon=1Y`);
  const { data } = (await answer.json()) as { data: { time: string; open: number }[] };
  await chart(page).getByRole("button", { name: "Price chart as a table" }).click();
  const dates = await chart(page).getByRole("row").locator("td:first-child").allTextContents();
  expect(dates).toEqual(data.map(({ time }) => time.slice(0, 10)));
  const saving = page.waitForEvent("download");
  await chart(page).getByRole("button", { name: /as CSV/ }).click();
  const [head, first] = await linesOf(await saving);
  expect(head).toBe("Date,Open,High,Low,Close,Volume,EMA 20,EMA 50");
  expect(first).toContain(`${data[0]?.time.slice(0, 10)},${data[0]?.open},`);
});

test("moves the last bar with the stream, and keeps kind and horizon in the address", async ({ page, request }) => {
  await openMarket(page, request);
  await expect(figure(page, "C")).toHaveText(/\d/);
  const price = () => page.locator("[data-ticker-price]").textContent();
  await expect.poll(async () => (await figure(page, "C").textContent()) === (await price())).toBe(true);
  const before = await price();
  await expect.poll(price).not.toBe(before);
  await expect.poll(async () => (await figure(page, "C").textContent()) === (await price())).toBe(true);
  await chart(page).getByRole("button", { name: "Line", exact: true }).click();
  await chart(page).getByRole("button", { name: "1W", exact: true }).click();
  await chart(page).getByRole("button", { name: "EMA 20/50" }).click();
  await expect(figure(page, "EMA 20")).toHaveCount(0);
  await expect(page).toHaveURL(/chart=line&horizon=1W&ema=off/);
});

test("keeps the zoom of the chart when the theme changes", async ({ page, request }) => {
  await openMarket(page, request, "?horizon=1W");
  await expect(figure(page, "C")).toHaveText(/\d/);
  const box = await chart(page).locator("canvas").first().boundingBox();
  const [x, y] = [(box?.x ?? 0) + 0.7 * (box?.width ?? 0), (box?.y ?? 0) + 100];
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, -400);
  await page.mouse.move(x + 1, y);
  const pointed = await figure(page, "time").textContent();
  await page.getByRole("button", { name: /theme/ }).press("Enter");
  await page.mouse.move(x, y);
  await page.mouse.move(x + 1, y);
  await expect(figure(page, "time")).toHaveText(pointed ?? "");
});

test("sorts, filters, picks symbols and arranges columns, kept between visits", async ({ page, request }) => {
  const [stock, other] = await openMarket(page, request);
  await grid(page).getByRole("button", { name: "Sort by Company" }).click();
  const companies = await column(page, "company");
  expect(companies).toEqual([...companies].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase(), "en")));
  await grid(page).getByRole("button", { name: "Sort by Symbol" }).click();

  for (const one of [stock, other]) {
    await grid(page).getByRole("button", { name: `Watch ${one?.symbol}`, exact: true }).click();
  }
  await list(page).getByRole("button", { name: "Watched 2" }).click();
  await expect(rows(page)).toHaveCount(2);
  await list(page).getByRole("searchbox").fill(stock?.symbol ?? "");
  await expect(rows(page)).toHaveCount(1);

  await list(page).getByRole("button", { name: "Columns" }).click();
  const menu = page.getByRole("dialog", { name: "Columns of the watchlist" });
  await menu.getByRole("checkbox", { name: "Spread" }).uncheck();
  await menu.getByRole("button", { name: "Move Price left" }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  const heads = await grid(page).getByRole("columnheader").allTextContents();
  expect(heads.slice(0, 3)).toEqual(["Symbol", "Price", "Company"]);
  expect(heads).not.toContain("Spread");

  const saving = page.waitForEvent("download");
  await list(page).getByRole("button", { name: /as CSV/ }).click();
  const lines = await linesOf(await saving);
  expect(lines[0]).toBe("Symbol,Price,Company,24 h change %,Volume,Time");
  expect(lines).toHaveLength(2);
  await list(page).getByRole("button", { name: "Watch all" }).click();
  await list(page).getByRole("searchbox").fill("no such thing");
  await list(page).getByRole("button", { name: "Show all" }).click();
  await expect.poll(() => rows(page).count()).toBeGreaterThan(2);
});

test("says why there is no chart, and tries again", async ({ page, request }) => {
  const candles = "**/api/v1/stocks/*/candles?**";
  await page.route(candles, (route) => route.fulfill({ status: 503, json: { title: "Database away" } }));
  await openMarket(page, request);
  await expect(chart(page)).toContainText("Database away");
  await page.unroute(candles);
  await page.route(candles, (route) => route.fulfill({ json: { interval: "5m", data: [] } }));
  await chart(page).getByRole("button", { name: "Try again" }).click();
  await expect(chart(page)).toContainText("Nothing yet");
});

test("says why there is no list, and waits while it is not known", async ({ page }) => {
  let answer: (() => void) | undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.routeWebSocket("**/ws", () => undefined);
  await page.route("**/api/v1/stocks?**", async (route) => {
    await asked;
    await route.fulfill({ status: 503, json: { title: "Database away" } });
  });
  await page.goto("/market/");
  await expect(list(page).getByRole("status")).toContainText("Loading");
  answer?.();
  await expect(list(page)).toContainText("Database away");
  await page.unroute("**/api/v1/stocks?**");
  await page.route("**/api/v1/stocks?**", (route) => route.fulfill({ json: { data: [] } }));
  await list(page).getByRole("button", { name: "Try again" }).click();
  await expect(list(page)).toContainText("The first quote of each symbol appears here");
});

for (const colorScheme of ["dark", "light"] as const) {
  for (const viewport of [{ width: 1440, height: 900 }, { width: 360, height: 740 }]) {
    test(`is accessible and fits, ${colorScheme}, ${viewport.width} wide`, async ({ page, request }) => {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await openMarket(page, request);
      await expect(figure(page, "C")).toHaveText(/\d/);
      await expectAccessible(page);
      await list(page).getByRole("button", { name: "Columns" }).click();
      await expect(page.getByRole("dialog", { name: "Columns of the watchlist" })).toBeVisible();
      await expectAccessible(page);
    });
  }
}
