import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { defineConfig } from "@playwright/test";

const SCREEN = { width: 1440, height: 900 };

/** Chromium from the environment or the path; undefined leaves it to Playwright's own. */
function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return (
    process.env["CHROMIUM"] ??
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
  );
}

function findFreePort(): string {
  const script = `const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    process.stdout.write(String(s.address().port)); s.close(); });`;
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
}

/** A whole Pulseboard with an empty folder of its own, gone when the tests are done. */
function ownServer() {
  const home = mkdtempSync(join(tmpdir(), "pulseboard-e2e-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  const port = findFreePort();
  // The workers read this file too, and must find the same server.
  process.env["PULSEBOARD_URL"] = `http://127.0.0.1:${port}`;
  return {
    command: "../pulseboard run",
    url: `http://127.0.0.1:${port}/health`,
    env: { API_PORT: port, PULSEBOARD_HOME: home },
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
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  ...(webServer === undefined ? {} : { webServer }),
});
