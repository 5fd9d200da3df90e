import type { StockQuote, Stream } from "../src/contracts/records";
import { LatestPerKey } from "../src/live/holdings";
import type { Heard } from "./second-client";
import type { Shown } from "./shown";

/** How many of all are as they should be. */
export interface Share {
  readonly right: number;
  readonly all: number;
}

export interface ShownShare extends Share {
  /** How many symbols had a quote at the moment that is shown. */
  readonly known: number;
  /** For how long what came next could have been shown, and was not. */
  readonly behindMs: number;
}

type Ids = ReadonlyMap<Stream, readonly string[]>;

/** Holds what reached the page against what was sent from its first record to its last: each once, in that order. */
export function compareReached(reached: Ids, sent: Ids): Share {
  let [right, all] = [0, 0];
  for (const [channel, ids] of reached) {
    const whole = sent.get(channel) ?? [];
    const [first, last] = [whole.indexOf(ids[0] ?? ""), whole.lastIndexOf(ids.at(-1) ?? "")];
    const expected = first < 0 ? [] : whole.slice(first, last + 1);
    all += Math.max(expected.length, ids.length);
    right += expected.filter((id, index) => ids[index] === id).length;
  }
  return { right, all };
}

/**
 * Finds the moment of the stream that is shown, which is that of the newest record shown, and holds every row against
 * the newest quote that its symbol had then.
 */
export function compareShown(shown: readonly Shown[], heard: readonly Heard<StockQuote>[], pausedAt: number): ShownShare {
  const places = new Map(heard.map(({ record }, place) => [record.id, place]));
  const moment = Math.max(...shown.map(({ id }) => places.get(id) ?? -1));
  const latest = new LatestPerKey<StockQuote>(({ symbol }) => symbol);
  for (const { record } of heard.slice(0, moment + 1)) {
    latest.take(record, null);
  }
  const view = latest.view();
  return {
    right: shown.filter(({ symbol, id }) => view.get(symbol)?.record.id === id).length,
    all: shown.length,
    known: view.size,
    behindMs: Math.max(0, pausedAt - (heard[moment + 1]?.at ?? pausedAt)),
  };
}
