import { RunningSystem } from "../e2e/running-system";
import type { Started } from "./started";
import { passing } from "./wait";

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

// A reader's computer runs no servers: here the page must not wait for a processor because of them.
const NICENESS = 15;

/** Starts a Pulseboard with an empty folder; answers where it is once it is healthy. */
export async function startSystem(settings: Readonly<Record<string, string>>, started: Started): Promise<string> {
  const system = new RunningSystem(settings, NICENESS);
  started.add(() => system.stop());
  await system.start();
  return system.url;
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
