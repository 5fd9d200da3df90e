import type { ClientFrame, DataFrame, SnapshotFrame } from "@/contracts/frames";
import type { Stream, StreamRecord } from "@/contracts/records";

/** Hears the records of a channel; `arrivedAt` is null for those that were not sent as they came. */
export interface ChannelListener<R> {
  onRecords(records: readonly R[], arrivedAt: number | null): void;
  /** The server refused the subscription. */
  onRefused(reason: string): void;
  /** A snapshot came where records were missing; REST has what lies between. */
  onBreak?(): void;
}

type Subscribe = Extract<ClientFrame, { action: "subscribe" }>["payload"];

/** One channel's position and listeners. */
export class ChannelFeed {
  readonly listeners = new Set<ChannelListener<StreamRecord>>();
  #epoch: string | null = null;
  #offset: string | null = null;
  #replaying = 0;

  constructor(readonly channel: Stream) {}

  /** What to ask for: to go on from the last offset if that still means anything, else a snapshot. */
  subscription(epoch: string): Subscribe {
    return this.#offset === null || this.#epoch !== epoch
      ? { channel: this.channel }
      : { channel: this.channel, since: { epoch, offset: this.#offset } };
  }

  /** Gives up its position: the next subscription gets a snapshot, and until then no offset is expected. */
  forget(): void {
    this.#offset = null;
    this.#replaying = 0;
  }

  snapshot(frame: SnapshotFrame): void {
    const broken = this.#epoch !== null;
    this.#epoch = frame.epoch;
    this.#offset = frame.offset;
    this.#replaying = 0;
    this.#tell(frame.data, null);
    if (broken) {
      for (const listener of this.listeners) {
        listener.onBreak?.();
      }
    }
  }

  /** Takes records in; false when something between the last frame and this one is missing. */
  data(frame: DataFrame, arrivedAt: number): boolean {
    const whole = this.#offset === null || this.#offset === frame.prev;
    if (this.#offset !== null) {
      this.#offset = frame.offset;
    }
    const replayed = this.#replaying > 0;
    this.#replaying = Math.max(0, this.#replaying - frame.data.length - frame.refused);
    this.#tell(frame.data, replayed ? null : arrivedAt);
    return whole;
  }

  resumed(recovered: boolean, replayed: number): void {
    if (recovered) {
      this.#replaying = replayed;
    } else {
      this.forget();
    }
  }

  refused(reason: string): void {
    for (const listener of this.listeners) {
      listener.onRefused(reason);
    }
  }

  #tell(records: readonly StreamRecord[], arrivedAt: number | null): void {
    for (const listener of this.listeners) {
      listener.onRecords(records, arrivedAt);
    }
  }
}
