import { NodeSocket } from "../src/live/fake-server";
import { isRecord, isStream, type RecordOf, type Stream } from "../src/contracts/records";
import { LiveSocket } from "../src/live/socket";

export interface Heard<R> {
  readonly record: R;
  readonly at: number;
}

/** A client outside of the browser that keeps all it is given, in order. */
export class SecondClient {
  readonly heard: { readonly [S in Stream]: Heard<RecordOf[S]>[] } = {
    stock_quotes: [],
    sales: [],
    user_events: [],
    financial_metrics: [],
  };
  readonly #socket: LiveSocket;

  constructor(url: string) {
    Object.assign(globalThis, { WebSocket: NodeSocket });
    this.#socket = new LiveSocket(async () => `${url.replace(/^http/, "ws")}/ws`);
    Object.keys(isRecord).filter(isStream).forEach((channel) => this.#listen(channel));
  }

  get counts() {
    return this.#socket.standing.counts;
  }

  close(): void {
    this.#socket.close();
  }

  #listen<S extends Stream>(channel: S): void {
    const heard: Heard<RecordOf[S]>[] = this.heard[channel];
    this.#socket.subscribe(channel, {
      onRecords(records) {
        const at = Date.now();
        heard.push(...records.map((record) => ({ record, at })));
      },
      onRefused(reason) {
        throw new Error(reason);
      },
    });
  }
}
