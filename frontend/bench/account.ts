import { readFrame } from "../src/contracts/frames";
import type { Stream } from "../src/contracts/records";
import { compareReached, compareShown, type Share, type ShownShare } from "./compare";
import type { Row } from "./report";
import { SecondClient } from "./second-client";
import { readCounts, readShown } from "./shown";
import type { Tab } from "./tab";
import { passing, until } from "./wait";

const SECONDS = 5;
const FIRST_MS = 30_000;
/** Long enough for the second client to hear what the page has heard. */
const GRACE_MS = 500;

/**
 * Compares the page with a second client. What reached the page in the last seconds is taken from Chromium. What it
 * shows is taken from its rows while it is paused: there must be one moment of the stream, at most a second before the
 * pause, at which the newest quotes were just these.
 */
export async function accountFor(tab: Tab, url: string, when = ""): Promise<readonly Row[]> {
  const client = new SecondClient(url);
  try {
    await until("A second client", FIRST_MS, async () => client.heard.stock_quotes.length > 0);
    const reached = new Map<Stream, string[]>();
    tab.cdp.on<{ response: { payloadData: string } }>("Network.webSocketFrameReceived", ({ response }) => {
      const frame = readFrame(response.payloadData);
      if (frame?.type === "data") {
        reached.set(frame.channel, [...(reached.get(frame.channel) ?? []), ...frame.data.map(({ id }) => id)]);
      }
    });
    await tab.cdp.send("Network.enable", {});
    await passing(SECONDS * 1000);
    const pausedAt = await tab.press("Pause updates");
    await tab.cdp.send("Network.disable");
    await passing(GRACE_MS);
    const shown = await tab.evaluate(readShown);
    const counts = await tab.evaluate(readCounts);
    await tab.press("Resume updates");
    const sent = new Map([...reached.keys()].map((channel) => [channel, client.heard[channel].map(({ record }) => record.id)]));
    return [
      reachedRow(compareReached(reached, sent), when),
      ...(shown.length === 0 ? [] : shownRows(compareShown(shown, client.heard.stock_quotes, pausedAt), when)),
      countsRow(counts, when),
    ];
  } finally {
    client.close();
  }
}

function reachedRow({ right, all }: Share, when: string): Row {
  return {
    measure: `records that reached the page, ${SECONDS} s${when}`,
    value: `${right} of ${all}`,
    bar: "all",
    held: all > 0 && right === all,
  };
}

function shownRows({ right, all, known, behindMs }: ShownShare, when: string): readonly Row[] {
  return [
    {
      measure: `symbols that show the newest of one moment${when}`,
      value: `${right} of ${all} (the stream has ${known})`,
      bar: "all",
      held: right === all,
    },
    { measure: `that moment, before the pause${when}`, value: `${behindMs} ms`, bar: "≤ 1000 ms", held: behindMs <= 1000 },
  ];
}

const KEPT = ["Gaps refilled", "Left out", "Unreadable"];

/** What the page itself says of its connection. */
function countsRow(counts: Readonly<Record<string, string>>, when: string): Row {
  return {
    measure: `gaps, left out, unreadable; connections${when}`,
    value: `${KEPT.map((name) => counts[name] ?? "?").join(", ")}; ${counts["Connections"] ?? "?"}`,
    bar: "0, 0, 0; 1",
    held: KEPT.every((name) => counts[name] === "0") && counts["Connections"] === "1",
  };
}
