import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.resetModules();
  vi.stubGlobal("window", { location: new URL("http://shown.example/pulseboard/market/") });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

async function apiUrl(config: unknown, status = 200): Promise<string> {
  const asked = vi.fn(() => Promise.resolve(new Response(JSON.stringify(config), { status })));
  vi.stubGlobal("fetch", asked);
  vi.stubEnv("NEXT_PUBLIC_BASE_PATH", "/pulseboard");
  const { loadConfig } = await import("./config");
  const { apiUrl: url } = await loadConfig();
  expect(asked).toHaveBeenCalledWith("/pulseboard/config.json", expect.anything());
  return url;
}

test("finds the API where the page came from when nothing else is said", async () => {
  expect(await apiUrl({})).toBe("http://shown.example");
  vi.resetModules();
  expect(await apiUrl({}, 404)).toBe("http://shown.example");
});

test("finds the API at an address of its own", async () => {
  expect(await apiUrl({ api_url: "https://api.example/" })).toBe("https://api.example");
});

test("finds the API below a path of the page's host", async () => {
  expect(await apiUrl({ api_url: "/pulseboard" })).toBe("http://shown.example/pulseboard");
});
