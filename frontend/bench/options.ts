import { parseArgs } from "node:util";
import { VIEWS } from "../src/lib/nav";

export interface Options {
  /** The Pulseboard to measure; null starts one. */
  readonly url: string | null;
  /** The view to measure; null is the market, or all of them for Lighthouse. */
  readonly path: string | null;
  readonly seconds: number;
  /** How long the page is hidden afterwards; 0 leaves that out. */
  readonly hiddenSeconds: number;
  readonly trace: string | null;
  readonly json: string | null;
  readonly lighthouse: boolean;
}

export const USAGE = `Usage: ./pulseboard bench page [OPTION]...

Opens a view in Chromium over a Pulseboard of its own, with 500 symbols and 2,000 records/s, and measures what the page costs.

  --path PATH            the view, /market/ unless told otherwise
  --seconds N            how long to measure, 60 unless told otherwise
  --minutes N            the same in minutes; 30 is the long form
  --hidden-minutes N     afterwards hide the page for so long, show it again, and look whether it is flat and current
  --trace FILE           afterwards write ten seconds of it as a trace for Chromium's DevTools
  --lighthouse           instead of all that, ask Lighthouse about every view, or that of --path, without the load
  --url URL              measure a Pulseboard that runs already, with whatever it is sent
  --json FILE            write the figures there as well
`;

const TEXT = { type: "string" } as const;
const FLAG = { type: "boolean", default: false } as const;

/** Reads the command line; null when it asks for help. */
export function readOptions(args: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      path: TEXT,
      seconds: TEXT,
      minutes: TEXT,
      "hidden-minutes": TEXT,
      trace: TEXT,
      lighthouse: FLAG,
      url: TEXT,
      json: TEXT,
      help: FLAG,
    },
  });
  if (values.help) {
    return null;
  }
  if (values.path !== undefined && !VIEWS.some(({ path }) => path === values.path)) {
    throw new Error(`--path must be one of ${VIEWS.map(({ path }) => path).join(" ")}`);
  }
  return {
    url: values.url ?? null,
    path: values.path ?? null,
    seconds: number("--seconds", values.seconds) ?? (number("--minutes", values.minutes) ?? 1) * 60,
    hiddenSeconds: (number("--hidden-minutes", values["hidden-minutes"]) ?? 0) * 60,
    trace: values.trace ?? null,
    json: values.json ?? null,
    lighthouse: values.lighthouse,
  };
}

function number(name: string, text: string | undefined): number | null {
  if (text === undefined) {
    return null;
  }
  const value = Number(text);
  if (!(value > 0)) {
    throw new Error(`${name} must be a number above 0`);
  }
  return value;
}
