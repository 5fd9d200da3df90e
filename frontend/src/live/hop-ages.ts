import type { Stream, StreamRecord } from "@/contracts/records";
import { clockDifference } from "@/lib/clock";
import { toMillis } from "@/lib/time";

export const HOPS = ["produced_published", "published_stored", "stored_here", "total"] as const;
export type Hop = (typeof HOPS)[number];

/** Milliseconds: half of the records, and 99 of 100, were at most this old. */
export interface Age {
  readonly median: number;
  readonly p99: number;
}

export interface HopSummary {
  /** Null when nothing was measured, or when the clocks at its ends do not agree. */
  readonly hops: Readonly<Record<Hop, Age | null>>;
  /** Whether this computer's clock and the server's provably differ. */
  readonly clocksDiffer: boolean;
  /** By how much this clock is ahead, where that is known; else 0. */
  readonly clockAheadMs: number;
  readonly lastArrival: number | null;
}

interface Sample {
  readonly arrivedAt: number;
  readonly hops: Readonly<Record<Hop, number>>;
}

const KEPT = 400;
const WINDOW_MS = 10_000;

// Arrival is known to the millisecond, rounded down.
const LEAST_MS = -1;

/** Samples of how old records were at each hop when they came, over the last seconds. */
export class HopAges {
  readonly #samples: Sample[] = [];

  /** Takes the first and the last record of a frame as samples of it. */
  take(records: readonly StreamRecord[], arrivedAt: number): void {
    for (const record of new Set([records[0], records.at(-1)])) {
      if (record?.stored_at !== undefined) {
        this.#add(sample(record, record.stored_at, arrivedAt));
      }
    }
  }

  /** What the samples of the last seconds say; of the last one when there is no later one. */
  summary(now: number): HopSummary {
    const last = this.#samples.at(-1);
    const recent = this.#samples.filter(({ arrivedAt }) => now - arrivedAt <= WINDOW_MS);
    const samples = recent.length > 0 || last === undefined ? recent : [last];
    const ages = (hop: Hop) => quantiles(samples.map(({ hops }) => hops[hop]));
    const arrival = ages("stored_here");
    const clockAheadMs = clockDifference();
    const clocksDiffer = clockAheadMs !== 0 || (samples.length > 0 && arrival === null);
    return {
      hops: {
        produced_published: ages("produced_published"),
        published_stored: ages("published_stored"),
        stored_here: clocksDiffer ? null : arrival,
        total: clocksDiffer ? null : ages("total"),
      },
      clocksDiffer,
      clockAheadMs,
      lastArrival: last?.arrivedAt ?? null,
    };
  }

  #add(sample: Sample): void {
    this.#samples.push(sample);
    if (this.#samples.length > KEPT) {
      this.#samples.shift();
    }
  }
}

function sample(record: StreamRecord, storedAt: string, arrivedAt: number): Sample {
  const produced = toMillis(record.timestamp);
  const published = record.published_at === undefined ? Number.NaN : toMillis(record.published_at);
  const stored = toMillis(storedAt);
  return {
    arrivedAt,
    hops: {
      produced_published: published - produced,
      published_stored: stored - published,
      stored_here: arrivedAt - stored,
      total: arrivedAt - produced,
    },
  };
}

function quantiles(values: readonly number[]): Age | null {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const median = sorted[Math.floor((sorted.length - 1) / 2)];
  const p99 = sorted[Math.ceil(sorted.length * 0.99) - 1];
  if (median === undefined || p99 === undefined || median < LEAST_MS) {
    return null;
  }
  return { median: Math.max(0, median), p99: Math.max(0, p99) };
}

/** The page's own, of whatever came. */
export const hopAges = new HopAges();

/** The page's own, by stream. */
export const streamAges: Readonly<Record<Stream, HopAges>> = {
  stock_quotes: new HopAges(),
  sales: new HopAges(),
  user_events: new HopAges(),
  financial_metrics: new HopAges(),
};
