/** The bounds of (this computer's clock − the server's), in milliseconds. */
interface Bounds {
  readonly least: number;
  readonly most: number;
}

// An HTTP date has whole seconds, and servers renew it only once in a second.
const DATE_GRAIN_MS = 2000;

let bounds: Bounds | null = null;

/** Learns from the `Date` of an answer that was asked for at `sentAt` and here at `receivedAt`. */
export function observeServerDate(date: string | null, sentAt: number, receivedAt: number): void {
  const server = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(server)) {
    return;
  }
  const seen = { least: sentAt - server - DATE_GRAIN_MS, most: receivedAt - server };
  bounds = bounds === null ? seen : intersect(bounds, seen);
}

/** Milliseconds by which this clock is ahead of the server's; 0 unless they provably differ. */
export function clockDifference(): number {
  if (bounds === null || (bounds.least <= 0 && bounds.most >= 0)) {
    return 0;
  }
  return (bounds.least + bounds.most) / 2;
}

/** The server's time as well as it is known here. */
export function serverNow(now: number): number {
  return now - clockDifference();
}

function intersect(known: Bounds, seen: Bounds): Bounds {
  const least = Math.max(known.least, seen.least);
  const most = Math.min(known.most, seen.most);
  // Disjoint bounds mean that one of the clocks was set since.
  return least <= most ? { least, most } : seen;
}
