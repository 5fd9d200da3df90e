import type { StreamRecord } from "@/contracts/records";
import { toMillis } from "@/lib/time";

/** A record that is held, with its event time and when it came in live (null: it was there before). */
export interface Held<R> {
  readonly record: R;
  readonly at: number;
  readonly arrivedAt: number | null;
}

/** What a page keeps of a stream: bounded, and each record once. */
export interface Holding<R, V> {
  /** Whether the record changed what is held. */
  take(record: R, arrivedAt: number | null): boolean;
  view(): V;
}

/** Holds the newest record per key; a late record never replaces a newer one. */
export class LatestPerKey<R extends StreamRecord> implements Holding<R, ReadonlyMap<string, Held<R>>> {
  readonly #latest = new Map<string, Held<R>>();

  constructor(private readonly keyOf: (record: R) => string) {}

  take(record: R, arrivedAt: number | null): boolean {
    const key = this.keyOf(record);
    const at = toMillis(record.timestamp);
    const known = this.#latest.get(key);
    if (known !== undefined && (known.record.id === record.id || known.at > at)) {
      return false;
    }
    this.#latest.set(key, { record, at, arrivedAt });
    return true;
  }

  view(): ReadonlyMap<string, Held<R>> {
    return new Map(this.#latest);
  }
}

/** Holds the records with the newest event times of those that pass, newest first, at most `limit` of them. */
export class MostRecent<R extends StreamRecord> implements Holding<R, readonly Held<R>[]> {
  readonly #rows: Held<R>[] = [];
  readonly #ids = new Set<string>();

  constructor(
    private readonly limit: number,
    private readonly passes: (record: R) => boolean = () => true,
  ) {}

  take(record: R, arrivedAt: number | null): boolean {
    const at = toMillis(record.timestamp);
    const oldest = this.#rows.at(-1);
    const full = this.#rows.length >= this.limit;
    if (!this.passes(record) || this.#ids.has(record.id) || (full && oldest !== undefined && at < oldest.at)) {
      return false;
    }
    // Almost always the first row, since records arrive nearly in the order of their times.
    const place = this.#rows.findIndex((row) => row.at <= at);
    this.#rows.splice(place < 0 ? this.#rows.length : place, 0, { record, at, arrivedAt });
    this.#ids.add(record.id);
    if (full) {
      this.#ids.delete(this.#rows.pop()?.record.id ?? "");
    }
    return true;
  }

  view(): readonly Held<R>[] {
    return [...this.#rows];
  }
}
