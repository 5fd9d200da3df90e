import type { StreamRecord } from "@/contracts/records";
import type { Held } from "@/live/holdings";

/** The event time of the newest record, to the second, so that it changes no more often than it is read; null for none. */
export function newestIn(all: Iterable<Held<StreamRecord>>): number | null {
  let newest: number | null = null;
  for (const { at } of all) {
    newest = newest === null || at > newest ? at : newest;
  }
  return newest === null ? null : Math.floor(newest / 1000) * 1000;
}
