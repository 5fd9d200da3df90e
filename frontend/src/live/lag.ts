import type { DeliveryMode } from "@/contracts/frames";
import type { Stream } from "@/contracts/records";
import type { LiveState } from "./state";

type Lagging = Extract<LiveState, { status: "lagging" }>;

/** How much of a channel is sent while the server leaves records out. */
export class Lag {
  #state: Lagging;
  #sent = 0;
  #leftOut = 0;

  constructor(channel: Stream, mode: Exclude<DeliveryMode, "live">) {
    this.#state = { status: "lagging", channel, mode, share: null };
  }

  /** The same until the server tells more. */
  get state(): Lagging {
    return this.#state;
  }

  /** Takes in how many records came. */
  came(records: number): void {
    this.#sent += records;
  }

  /** Takes in how many the server left out since the lag began; answers how many of them are new. */
  told(leftOut: number): number {
    const more = leftOut - this.#leftOut;
    this.#leftOut = leftOut;
    if (leftOut > 0) {
      this.#state = { ...this.#state, share: this.#sent / (this.#sent + leftOut) };
    }
    return more;
  }
}
