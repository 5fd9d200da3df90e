import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { ownSystem } from "../e2e/own-system";
import type { Started } from "./started";
import { passing, until } from "./wait";

export const SYMBOLS = 500;
export const RECORDS_PER_SECOND = 2000;

/** 500 symbols and 2,000 records/s. The broker keeps nothing: it is the page that is measured. */
export const LOAD = {
  SIMULATOR_EXTRA_SYMBOLS: "440",
  SIMULATOR_STOCK_QUOTES_RATE: "1900/s",
  SIMULATOR_SALES_RATE: "40/s",
  SIMULATOR_USER_EVENTS_RATE: "50/s",
  SIMULATOR_FINANCIAL_METRICS_RATE: "10/s",
  SIMULATE_MARKET_HOURS: "false",
  BROKER_STORE: "memory",
} as const;

const READY_MS = 600_000;
const STOP_MS = 30_000;

/** Starts a Pulseboard with an empty folder; answers where it is once it is healthy. */
export async function startSystem(settings: Readonly<Record<string, string>>, started: Started): Promise<string> {
  const { url, env } = ownSystem();
  const command = fileURLToPath(new URL("../../pulseboard", import.meta.url));
  const child = spawn(command, ["run"], {
    env: { ...process.env, ...settings, ...env },
    stdio: ["ignore", "ignore", "inherit"],
    // In a group of its own, so that Ctrl-C stops the page first.
    detached: true,
  });
  started.add(() => stop(child));
  await until("A healthy Pulseboard", READY_MS, async () => {
    if (child.exitCode !== null) {
      throw new Error("Pulseboard did not start");
    }
    return fetch(`${url}/health`).then(({ ok }) => ok, () => false);
  });
  return url;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const gone = once(child, "exit");
    const late = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), STOP_MS);
    child.kill("SIGTERM");
    await gone;
    clearTimeout(late);
  }
}

/** How many records were ever stored. */
export async function stored(url: string): Promise<number> {
  const answer = await fetch(`${url}/api/v1/stats`);
  const { streams } = (await answer.json()) as { streams: { records: number }[] };
  return streams.reduce((sum, { records }) => sum + records, 0);
}

/** How many records were stored in each of the next seconds, on average. */
export async function storedPerSecond(url: string, seconds: number): Promise<number> {
  const [since, before] = [performance.now(), await stored(url)];
  await passing(seconds * 1000);
  return (((await stored(url)) - before) * 1000) / (performance.now() - since);
}
