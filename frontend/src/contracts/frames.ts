import { isRecord, isStream, type RecordOf, type Stream } from "./records";

/** What the page sends. `since` asks to resume; `keys` absent means all. */
export type ClientFrame =
  | {
      readonly id: string;
      readonly action: "subscribe";
      readonly payload: {
        readonly channel: Stream;
        readonly keys?: readonly string[];
        readonly since?: { readonly epoch: string; readonly offset: string };
      };
    }
  | { readonly id: string; readonly action: "unsubscribe"; readonly payload: { channel: Stream } }
  | { readonly id: string; readonly action: "unsubscribe_all" | "ping" };

interface Records<S extends Stream> {
  readonly channel: S;
  readonly offset: string;
  readonly data: readonly RecordOf[S][];
  /** How many records of the frame did not have the agreed form and were left out. */
  readonly refused: number;
}

export type SnapshotFrame = {
  [S in Stream]: Records<S> & { readonly type: "snapshot"; readonly epoch: string };
}[Stream];

export type DataFrame = {
  [S in Stream]: Records<S> & { readonly type: "data"; readonly prev: string };
}[Stream];

export type DeliveryMode = "conflated" | "dropping" | "live";

/** What the server sends. */
export type ServerFrame =
  | { readonly type: "hello"; readonly epoch: string; readonly heartbeat_ms: number }
  | { readonly type: "ack"; readonly id: string }
  | { readonly type: "error"; readonly id?: string; readonly code: string; readonly message: string }
  | { readonly type: "pong" }
  | SnapshotFrame
  | DataFrame
  | {
      readonly type: "resumed";
      readonly channel: Stream;
      readonly recovered: boolean;
      readonly replayed: number;
    }
  | {
      readonly type: "lagging";
      readonly channel: Stream;
      readonly mode: DeliveryMode;
      readonly skipped: number;
    }
  | { readonly type: "heartbeat" }
  | { readonly type: "shutdown"; readonly reconnect_ms: number };

type Fields = Readonly<Record<string, unknown>>;

/** The frame in a message, or null when this page does not know its type, channel or form. */
export function readFrame(message: string): ServerFrame | null {
  const frame = parse(message);
  return frame === null ? null : (readSession(frame) ?? readChannel(frame));
}

function parse(message: string): Fields | null {
  try {
    const value: unknown = JSON.parse(message);
    return typeof value === "object" && value !== null ? (value as Fields) : null;
  } catch {
    return null;
  }
}

function readSession(frame: Fields): ServerFrame | null {
  const { type, id, epoch, heartbeat_ms, code, message, reconnect_ms } = frame;
  switch (type) {
    case "hello":
      return isText(epoch) && isCount(heartbeat_ms) ? { type, epoch, heartbeat_ms } : null;
    case "ack":
      return isText(id) ? { type, id } : null;
    case "error":
      return isText(code) && isText(message)
        ? { type, code, message, ...(isText(id) ? { id } : {}) }
        : null;
    case "pong":
    case "heartbeat":
      return { type };
    case "shutdown":
      return isCount(reconnect_ms) ? { type, reconnect_ms } : null;
    default:
      return null;
  }
}

function readChannel(frame: Fields): ServerFrame | null {
  const { type, channel, mode, skipped, recovered, replayed } = frame;
  if (!isStream(channel)) {
    return null;
  }
  switch (type) {
    case "snapshot":
    case "data":
      return readRecords(type, channel, frame);
    case "resumed":
      return typeof recovered === "boolean" && isCount(replayed)
        ? { type, channel, recovered, replayed }
        : null;
    case "lagging":
      return isMode(mode) && isCount(skipped) ? { type, channel, mode, skipped } : null;
    default:
      return null;
  }
}

function readRecords(
  type: "snapshot" | "data",
  channel: Stream,
  frame: Fields,
): SnapshotFrame | DataFrame | null {
  const { offset, prev, epoch, data } = frame;
  if (!isText(offset) || !Array.isArray(data)) {
    return null;
  }
  const items: readonly unknown[] = data;
  const good = items.filter((item) => isRecord[channel](item));
  const records = { channel, offset, data: good, refused: items.length - good.length };
  // The guard of the channel has just seen every record, which the compiler cannot follow.
  if (type === "snapshot") {
    return isText(epoch) ? ({ type, epoch, ...records } as SnapshotFrame) : null;
  }
  return isText(prev) ? ({ type, prev, ...records } as DataFrame) : null;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && value >= 0;
}

function isMode(value: unknown): value is DeliveryMode {
  return value === "conflated" || value === "dropping" || value === "live";
}
