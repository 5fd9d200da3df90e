import type { DeliveryMode } from "@/contracts/frames";
import type { Stream } from "@/contracts/records";

/** What the page may honestly say about its connection. Times are of this computer's clock. */
export type LiveState =
  /** No connection yet since the page was opened. */
  | { readonly status: "connecting" }
  | { readonly status: "live" }
  /** Connected, but the server leaves records out because this client is too slow. */
  | {
      readonly status: "lagging";
      readonly channel: Stream;
      readonly mode: Exclude<DeliveryMode, "live">;
      /** Of the channel's records since then, how many of one are sent; null until the server has told. */
      readonly share: number | null;
    }
  /** What is shown is from before `since`: nothing was heard, or the connection was lost just now. */
  | { readonly status: "stale"; readonly since: number; readonly reason: "silent" | "reconnecting" }
  /** The server cannot be reached; what is shown is from before `since`, null if it never was. */
  | { readonly status: "offline"; readonly since: number | null };

/** What happened since the page was opened. */
export interface LiveCounts {
  readonly connections: number;
  readonly records: number;
  /** Times that `prev` did not match the last offset seen, each answered with a fresh snapshot. */
  readonly gaps: number;
  /** Records that the server says it left out for this client. */
  readonly skipped: number;
  /** Frames and records without the agreed form, not shown. */
  readonly refused: number;
}

export const NO_COUNTS: LiveCounts = { connections: 0, records: 0, gaps: 0, skipped: 0, refused: 0 };
