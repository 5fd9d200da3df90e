import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isRecord, isStream, type Stream } from "./records";

const GOLDEN = "../../../services/contracts/src/test/resources/golden/";
const STREAMS = Object.keys(isRecord).filter(isStream);

function golden(name: string): Record<string, unknown> {
  const path = fileURLToPath(new URL(`${GOLDEN}${name}.json`, import.meta.url));
  return JSON.parse(readFileSync(path, "utf8")) as Record<string, unknown>;
}

const OPTIONAL: Readonly<Record<Stream, readonly string[]>> = {
  stock_quotes: ["bid", "ask"],
  sales: [],
  user_events: ["user_id", "session_id", "referrer", "metadata"],
  financial_metrics: ["budget", "variance", "variance_pct"],
};

describe.each(STREAMS)("a record of %s", (stream) => {
  test("is read as its producer publishes it", () => {
    expect(isRecord[stream](golden(stream))).toBe(true);
  });

  test("is read as live clients get it", () => {
    const record = golden(`${stream}.live`);
    expect(isRecord[stream](record)).toBe(true);
    expect(record).toHaveProperty("published_at");
    expect(record).toHaveProperty("stored_at");
  });

  test("may lack its optional fields and no other", () => {
    const whole = golden(stream);
    const spared = Object.keys(whole).filter((field) =>
      isRecord[stream]({ ...whole, [field]: undefined }),
    );
    expect(spared).toEqual(OPTIONAL[stream]);
  });

  test("is not another stream's", () => {
    const others = STREAMS.filter((other) => other !== stream);
    expect(others.some((other) => isRecord[other](golden(stream)))).toBe(false);
  });
});
