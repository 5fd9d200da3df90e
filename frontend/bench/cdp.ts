import type { CDPSession } from "@playwright/test";
import { NodeSocket } from "../src/live/fake-server";

interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: unknown;
}

/**
 * One line of Chromium's DevTools protocol. Playwright's own would have Chromium report every frame of
 * every socket and would call a hidden page visible, which is what is measured here.
 */
export class Cdp {
  readonly send = ((method: string, params: object = {}) => this.#ask(method, params)) as CDPSession["send"];
  readonly #asked = new Map<number, (answer: Answer) => void>();
  readonly #listeners = new Map<string, (params: unknown) => void>();
  #lastId = 0;

  private constructor(private readonly socket: NodeSocket) {
    socket.on("message", (text) => this.#hear(JSON.parse(String(text)) as Answer));
    socket.on("close", () => this.#asked.forEach((answer, id) => answer({ id, error: { message: "Chromium is gone" } })));
  }

  static async connect(url: string): Promise<Cdp> {
    const socket = new NodeSocket(url);
    await new Promise((open, failed) => socket.once("open", open).once("close", failed));
    return new Cdp(socket);
  }

  /** Hears the events of one name, from now on. */
  on<P>(event: string, listener: (params: P) => void): void {
    this.#listeners.set(event, listener as (params: unknown) => void);
  }

  close(): void {
    this.socket.close();
  }

  async #ask(method: string, params: object): Promise<unknown> {
    const id = ++this.#lastId;
    this.socket.send(JSON.stringify({ id, method, params }));
    const { result, error } = await new Promise<Answer>((answered) => this.#asked.set(id, answered));
    if (error !== undefined) {
      throw new Error(`${method}: ${error.message}`);
    }
    return result;
  }

  #hear(answer: Answer): void {
    if (answer.id !== undefined) {
      this.#asked.get(answer.id)?.(answer);
      this.#asked.delete(answer.id);
    } else {
      this.#listeners.get(answer.method ?? "")?.(answer.params);
    }
  }
}
