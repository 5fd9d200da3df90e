import { createWriteStream } from "node:fs";
import type { Browser } from "./browser";
import { passing } from "./wait";

const SECONDS = 10;

// What the Performance panel of Chromium's DevTools shows.
const CATEGORIES = [
  "-*",
  "devtools.timeline",
  "disabled-by-default-devtools.timeline",
  "disabled-by-default-devtools.timeline.frame",
  "disabled-by-default-v8.cpu_profiler",
  "blink.user_timing",
  "loading",
  "latencyInfo",
  "v8.execute",
];

/** Writes what the browser does in the next ten seconds. */
export async function trace({ cdp }: Browser, file: string): Promise<void> {
  const complete = new Promise<string>((told) =>
    cdp.on<{ stream: string }>("Tracing.tracingComplete", ({ stream }) => told(stream)),
  );
  await cdp.send("Tracing.start", { transferMode: "ReturnAsStream", traceConfig: { includedCategories: CATEGORIES } });
  await passing(SECONDS * 1000);
  await cdp.send("Tracing.end");
  const handle = await complete;
  const out = createWriteStream(file);
  for (let end = false; !end; ) {
    const { data, eof } = await cdp.send("IO.read", { handle });
    out.write(data);
    end = eof;
  }
  await new Promise<void>((written) => out.end(written));
}
