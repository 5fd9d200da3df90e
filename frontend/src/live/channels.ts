import type { ClientFrame, ServerFrame } from "@/contracts/frames";
import type { RecordOf, Stream, StreamRecord } from "@/contracts/records";
import { ChannelFeed, type ChannelListener } from "./channel-feed";
import { Lag } from "./lag";
import type { Standing } from "./standing";
import type { LiveState } from "./state";

export type Unnumbered = ClientFrame extends infer F ? (F extends ClientFrame ? Omit<F, "id"> : never) : never;

/** Sends a frame and answers its number; before the server's hello it sends nothing. */
export type Send = (frame: Unnumbered) => string;

/** The frames that are about a channel or a subscription. */
export type ChannelFrame = Extract<
  ServerFrame,
  { type: "snapshot" | "data" | "resumed" | "lagging" | "ack" | "error" }
>;

const LIVE: LiveState = { status: "live" };

/** The page's subscriptions on whatever connection there is. */
export class Channels {
  /** The server's; null until its hello on this connection. */
  #epoch: string | null = null;
  readonly #feeds = new Map<Stream, ChannelFeed>();
  readonly #asked = new Map<string, ChannelFeed>();
  readonly #lags = new Map<Stream, Lag>();

  constructor(
    private readonly send: Send,
    private readonly standing: Standing,
  ) {}

  /** How the channels stand: whether the server leaves out records of one of them. */
  get state(): LiveState {
    return this.#lags.values().next().value?.state ?? LIVE;
  }

  join<S extends Stream>(channel: S, listener: ChannelListener<RecordOf[S]>): () => void {
    const feed = this.#feeds.get(channel) ?? new ChannelFeed(channel);
    // A feed is only ever given records that passed the guard of its own channel.
    const heard = listener as ChannelListener<StreamRecord>;
    const first = feed.listeners.size === 0;
    this.#feeds.set(channel, feed);
    feed.listeners.add(heard);
    if (first) {
      this.#ask(feed);
    } else {
      this.#renew(feed);
    }
    return () => {
      if (feed.listeners.delete(heard) && feed.listeners.size === 0) {
        this.#feeds.delete(channel);
        this.#lags.delete(channel);
        this.send({ action: "unsubscribe", payload: { channel } });
      }
    };
  }

  /** Asks again for all that is subscribed to, on a new connection. */
  greet(epoch: string): void {
    this.#epoch = epoch;
    for (const feed of this.#feeds.values()) {
      this.#ask(feed);
    }
  }

  /** The connection is gone; positions are kept for the next one. */
  hangUp(): void {
    this.#epoch = null;
    this.#asked.clear();
    this.#lags.clear();
  }

  take(frame: ChannelFrame, arrivedAt: number): void {
    switch (frame.type) {
      case "snapshot":
        this.standing.add({ records: frame.data.length, refused: frame.refused });
        this.#feeds.get(frame.channel)?.snapshot(frame);
        break;
      case "data": {
        this.standing.add({ records: frame.data.length, refused: frame.refused });
        this.#lags.get(frame.channel)?.came(frame.data.length + frame.refused);
        const feed = this.#feeds.get(frame.channel);
        if (feed !== undefined && !feed.data(frame, arrivedAt)) {
          this.standing.add({ gaps: 1 });
          this.#renew(feed);
        }
        break;
      }
      case "resumed":
        this.#feeds.get(frame.channel)?.resumed(frame.recovered, frame.replayed);
        break;
      case "lagging":
        this.#lag(frame);
        break;
      case "ack":
        this.#asked.delete(frame.id);
        break;
      case "error":
        this.#asked.get(frame.id ?? "")?.refused(frame.message);
        break;
    }
  }

  #lag({ channel, mode, skipped }: Extract<ChannelFrame, { type: "lagging" }>): void {
    const known = this.#lags.get(channel);
    if (mode === "live") {
      this.standing.add({ skipped: known?.told(skipped) ?? skipped });
      this.#lags.delete(channel);
    } else {
      const lag = known ?? new Lag(channel, mode);
      this.standing.add({ skipped: lag.told(skipped) });
      this.#lags.set(channel, lag);
    }
  }

  #ask(feed: ChannelFeed): void {
    if (this.#epoch !== null) {
      const id = this.send({ action: "subscribe", payload: feed.subscription(this.#epoch) });
      this.#asked.set(id, feed);
    }
  }

  #renew(feed: ChannelFeed): void {
    feed.forget();
    this.send({ action: "unsubscribe", payload: { channel: feed.channel } });
    this.#ask(feed);
  }
}
