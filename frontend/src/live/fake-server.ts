import type { AddressInfo } from "node:net";
import { WebSocket, WebSocketServer } from "ws";
import type { ClientFrame } from "@/contracts/frames";

/** A browser's WebSocket for Node: a failed connection is told by its close alone. */
export class NodeSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("error", () => {});
  }
}

/** A real WebSocket server on loopback that says what a test tells it to. */
export class FakeServer {
  readonly received: ClientFrame[] = [];
  readonly sessions: WebSocket[] = [];
  /** What it says first to each session; null to stay silent. */
  hello: object | null = { type: "hello", protocol: 1, epoch: "e1", heartbeat_ms: 15_000 };
  #server: WebSocketServer;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    this.#listen();
  }

  static async start(port = 0): Promise<FakeServer> {
    const server = new WebSocketServer({ host: "127.0.0.1", port });
    await new Promise((listening) => server.once("listening", listening));
    return new FakeServer(server);
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  get url(): string {
    return `ws://127.0.0.1:${this.port}/ws`;
  }

  /** Sends to the newest session. */
  send(...frames: object[]): void {
    for (const frame of frames) {
      this.sessions.at(-1)?.send(JSON.stringify(frame));
    }
  }

  actions(): string[] {
    return this.received.map((frame) =>
      "payload" in frame ? `${frame.action} ${frame.payload.channel}` : frame.action,
    );
  }

  async stop(): Promise<void> {
    for (const session of this.sessions) {
      session.terminate();
    }
    await new Promise((closed) => this.#server.close(closed));
  }

  #listen(): void {
    this.#server.on("connection", (session) => {
      this.sessions.push(session);
      session.on("message", (text) => this.received.push(JSON.parse(String(text)) as ClientFrame));
      if (this.hello !== null) {
        session.send(JSON.stringify(this.hello));
      }
    });
  }
}
