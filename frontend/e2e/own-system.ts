import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";

export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** Chromium from the environment or the path; undefined leaves it to Playwright's own. */
export function findChromium(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  return (
    process.env["CHROMIUM"] ??
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find(existsSync)
  );
}

/** Where a Pulseboard of its own answers, and the settings that it is started with. */
export interface OwnSystem {
  readonly url: string;
  readonly env: { readonly API_PORT: string; readonly PULSEBOARD_HOME: string };
}

/** A free port and an empty folder, which is gone when this process is. */
export function ownSystem(): OwnSystem {
  const home = mkdtempSync(join(tmpdir(), "pulseboard-own-"));
  process.once("exit", () => rmSync(home, { recursive: true, force: true }));
  const port = findFreePort();
  return { url: `http://127.0.0.1:${port}`, env: { API_PORT: port, PULSEBOARD_HOME: home } };
}

// Playwright reads its settings without waiting for anything.
function findFreePort(): string {
  const script = `const s = require("net").createServer().listen(0, "127.0.0.1", () => {
    process.stdout.write(String(s.address().port)); s.close(); });`;
  return execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
}
