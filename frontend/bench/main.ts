import { cpus } from "node:os";
import { accountFor } from "./account";
import { Browser } from "./browser";
import { measureHidden } from "./hidden";
import { askLighthouse } from "./lighthouse";
import { measureEmpty, measureLoad } from "./load";
import { readOptions, USAGE, type Options } from "./options";
import { printTable, writeJson, type Row } from "./report";
import { Started } from "./started";
import { LOAD, RECORDS_PER_SECOND, startSystem, storedPerSecond } from "./system";
import type { Tab } from "./tab";
import { trace } from "./trace";
import { passing, within } from "./wait";

// A simulator's day makes a little more or less of sales and events.
const LEAST_RATE = RECORDS_PER_SECOND * 0.95;
const RATE_MS = 120_000;
const RATE_SECONDS = 5;
const EMPTY_SECONDS = 5;
// What comes once a minute has come once: the heap holds two of its answers from then on.
const SETTLE_MS = 70_000;

/** Runs the benchmark; answers the exit code, which tells only whether it could be run. */
export async function main(args: readonly string[]): Promise<number> {
  const started = new Started();
  try {
    const options = readOptions(args);
    if (options === null) {
      console.log(USAGE);
      return 0;
    }
    const { about, rows } = options.lighthouse ? await lookAround(options, started) : await measure(options, started);
    console.log(`\n${about}\n`);
    printTable(rows);
    if (options.json !== null) {
      writeJson(options.json, about, rows);
    }
    return 0;
  } catch (failure) {
    // What is stopped by Ctrl-C fails for that reason alone.
    if (!started.isStopping) {
      say(failure instanceof Error ? failure.message : String(failure));
    }
    return 1;
  } finally {
    await started.stop();
  }
}

interface Outcome {
  readonly about: string;
  readonly rows: readonly Row[];
}

async function measure(options: Options, started: Started): Promise<Outcome> {
  const { seconds, hiddenSeconds } = options;
  const path = options.path ?? "/market/";
  const url = options.url ?? (await startLoad(started));
  const browser = await Browser.launch(started);
  const tab = await browser.tab();
  const empty = await measureEmpty(tab, EMPTY_SECONDS);
  await tab.openLive(`${url}${path}`);
  await passing(SETTLE_MS);
  say(`measuring ${path} for ${seconds} seconds`);
  const [rate, cost] = await Promise.all([storedPerSecond(url, seconds), measureLoad(browser, tab, seconds)]);
  const rows = [rateRow(rate, options), empty, ...cost, ...(await accountFor(tab, url))];
  if (hiddenSeconds > 0) {
    say(`hiding it for ${hiddenSeconds} seconds`);
    rows.push(...(await measureHidden(browser, tab, url, hiddenSeconds)));
  }
  if (options.trace !== null) {
    say(`writing ${options.trace}`);
    await trace(browser, options.trace);
  }
  return { about: await describe(`${path} for ${seconds} s`, browser, tab), rows };
}

async function startLoad(started: Started): Promise<string> {
  say("starting a Pulseboard");
  const url = await startSystem(LOAD, started);
  say(`waiting for ${RECORDS_PER_SECOND} records/s`);
  if (!(await within(RATE_MS, async () => (await storedPerSecond(url, RATE_SECONDS)) >= LEAST_RATE))) {
    say("this machine does not reach that; measuring what it does reach");
  }
  return url;
}

async function lookAround(options: Options, started: Started): Promise<Outcome> {
  const url = options.url ?? (await startSystem({ SIMULATE_MARKET_HOURS: "false" }, started));
  const browser = await Browser.launch(started);
  const { rows, faults } = await askLighthouse(url, browser.port, options.path);
  console.log(faults.join("\n"));
  return { about: await describe(`Lighthouse on ${options.path ?? "every view"}`, browser), rows };
}

function rateRow(rate: number, { url }: Options): Row {
  const row = { measure: "records stored/s meanwhile", value: rate.toFixed(0) };
  return url === null ? { ...row, bar: `≥ ${LEAST_RATE}`, held: rate >= LEAST_RATE } : row;
}

async function describe(what: string, browser: Browser, tab?: Tab): Promise<string> {
  const size = tab === undefined ? "" : `, ${await tab.evaluate(() => `${innerWidth} × ${innerHeight}`)}`;
  const cores = `${cpus().length} cores, shared by servers, simulator and browser`;
  return `${what}; ${await browser.version()}${size}, headless, drawn without a GPU; ${cores}.`;
}

function say(what: string): void {
  console.error(`pulseboard: ${what}`);
}
