import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium, ownSystem } from "./e2e/own-system";

const SCREEN = { width: 1440, height: 900 };

/** A whole Pulseboard with an empty folder of its own, gone when the tests are done. */
function ownServer() {
  const { url, env } = ownSystem();
  // The workers read this file too, and must find the same server.
  process.env["PULSEBOARD_URL"] = url;
  return {
    command: "../pulseboard run",
    url: `${url}/health`,
    env,
    timeout: 600_000,
    gracefulShutdown: { signal: "SIGTERM" as const, timeout: 30_000 },
    stdout: "pipe" as const,
  };
}

const webServer = process.env["PULSEBOARD_URL"] === undefined ? ownServer() : undefined;
const executablePath = findChromium();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  forbidOnly: process.env["CI"] !== undefined,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: process.env["PULSEBOARD_URL"] ?? "",
    viewport: SCREEN,
    colorScheme: "dark",
    trace: "retain-on-failure",
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: CHROMIUM_FLAGS },
  },
  ...(webServer === undefined ? {} : { webServer }),
});
