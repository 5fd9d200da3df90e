import { readFrame, type ServerFrame } from "@/contracts/frames";
import type { RecordOf, Stream } from "@/contracts/records";
import { backoff, type BackoffLimits } from "@/lib/backoff";
import type { ChannelListener } from "./channel-feed";
import { Channels, type Unnumbered } from "./channels";
import { Standing } from "./standing";
import { Watchdog } from "./watchdog";

// Opening and hello together may take 2.5 of these, as a heartbeat may.
const OPENING_MS = 4_000;
const FAILURES_UNTIL_OFFLINE = 3;
const LIMITS: BackoffLimits = { firstMs: 500, mostMs: 20_000 };

/**
 * The one WebSocket of the page: connects at the first subscription, keeps itself connected, and
 * says honestly how it stands.
 */
export class LiveSocket {
  readonly standing = new Standing();
  #socket: WebSocket | null = null;
  #greeted = false;
  #opening = false;
  #closed = false;
  #failures = 0;
  #plannedWaitMs = 0;
  /** The last frame of a server that had said hello. */
  #heardAt: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #lastId = 0;
  readonly #channels = new Channels((frame) => this.#send(frame), this.standing);
  readonly #watchdog = new Watchdog(
    () => this.#fallSilent(),
    () => this.#lose(),
  );

  constructor(
    private readonly url: () => Promise<string>,
    private readonly limits = LIMITS,
    private readonly random: () => number = Math.random,
  ) {}

  /** Hears a channel, a snapshot first; answers how to stop that. */
  subscribe<S extends Stream>(channel: S, listener: ChannelListener<RecordOf[S]>): () => void {
    const leave = this.#channels.join(channel, listener);
    if (this.#retry === undefined) {
      this.nudge();
    }
    return leave;
  }

  /** Tries now instead of at the end of a wait; does nothing while there is a connection. */
  nudge(): void {
    if (this.#socket === null && !this.#opening && !this.#closed) {
      clearTimeout(this.#retry);
      this.#retry = undefined;
      void this.#open();
    }
  }

  /** Ends the connection for good. */
  close(): void {
    this.#closed = true;
    this.#drop();
  }

  async #open(): Promise<void> {
    this.#opening = true;
    try {
      const url = await this.url();
      if (!this.#closed) {
        const socket = new WebSocket(url);
        socket.onmessage = (event) => this.#hear(String(event.data));
        socket.onclose = () => this.#lose();
        this.#socket = socket;
        this.#watchdog.start(OPENING_MS);
      }
    } catch {
      this.#lose();
    } finally {
      this.#opening = false;
    }
  }

  #hear(message: string): void {
    this.#watchdog.heard();
    const frame = readFrame(message);
    if (frame === null) {
      this.standing.add({ refused: 1 });
    } else {
      this.#take(frame);
    }
    if (this.#greeted) {
      this.#heardAt = Date.now();
      this.standing.become(this.#channels.state);
    }
  }

  #take(frame: ServerFrame): void {
    switch (frame.type) {
      case "hello":
        this.#greet(frame.epoch, frame.heartbeat_ms);
        break;
      case "shutdown":
        this.#plannedWaitMs = frame.reconnect_ms;
        break;
      case "pong":
      case "heartbeat":
        break;
      default:
        this.#channels.take(frame, Date.now());
    }
  }

  #greet(epoch: string, heartbeatMs: number): void {
    this.#greeted = true;
    this.#failures = 0;
    this.standing.add({ connections: 1 });
    this.#watchdog.start(heartbeatMs);
    this.#channels.greet(epoch);
  }

  #send(frame: Unnumbered): string {
    const id = String(++this.#lastId);
    if (this.#greeted && this.#socket?.readyState === WebSocket.OPEN) {
      this.#socket.send(JSON.stringify({ id, ...frame }));
    }
    return id;
  }

  #fallSilent(): void {
    if (this.#greeted && this.#heardAt !== null) {
      this.standing.become({ status: "stale", since: this.#heardAt, reason: "silent" });
    }
  }

  #drop(): void {
    clearTimeout(this.#retry);
    this.#watchdog.stop();
    if (this.#socket !== null) {
      // A dead line may take minutes to close; its events are no longer of interest.
      this.#socket.onmessage = null;
      this.#socket.onclose = null;
      this.#socket.close();
    }
    this.#socket = null;
    this.#greeted = false;
    this.#channels.hangUp();
  }

  #lose(): void {
    this.#drop();
    this.#failures += 1;
    const delay = this.#plannedWaitMs + backoff(this.#failures, this.limits, this.random);
    this.#plannedWaitMs = 0;
    if (this.#heardAt !== null && this.#failures < FAILURES_UNTIL_OFFLINE) {
      this.standing.become({ status: "stale", since: this.#heardAt, reason: "reconnecting" });
    } else {
      this.standing.become({ status: "offline", since: this.#heardAt });
    }
    this.#retry = setTimeout(() => this.nudge(), delay);
  }
}
