import { createConnection, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { expect, test } from "@playwright/test";
import { NodeSocket } from "../src/live/fake-server";
import { LiveSocket } from "../src/live/socket";

const CUTS = 6;
const RECORDS_BETWEEN_CUTS = 10;

// The client is tested alone, without a page; Node has no WebSocket of its own yet.
test.beforeAll(() => {
  Object.assign(globalThis, { WebSocket: NodeSocket });
});

/** A line to the server that can be cut. */
class Line {
  readonly #sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async to(host: string, port: number, listenPort = 0): Promise<Line> {
    const line = new Line(
      createServer((near) => {
        const far = createConnection({ host, port });
        for (const [from, to] of [[near, far], [far, near]] as const) {
          line.#sockets.add(from);
          from.on("error", () => to.destroy());
          from.on("close", () => {
            line.#sockets.delete(from);
            to.destroy();
          });
          from.pipe(to);
        }
      }),
    );
    await new Promise<void>((listening) => line.server.listen(listenPort, "127.0.0.1", listening));
    return line;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cut(): void {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((closed) => this.server.close(closed));
  }
}

/** A client of the quotes' channel, and the ids of all it was given after its first snapshot, in order. */
function listen(port: number) {
  const socket = new LiveSocket(async () => `ws://127.0.0.1:${port}/ws`, { firstMs: 20, mostMs: 100 });
  const ids: string[] = [];
  let given = 0;
  socket.subscribe("stock_quotes", {
    onRecords(records) {
      if (given++ > 0) {
        ids.push(...records.map(({ id }) => id));
      }
    },
    onRefused(reason) {
      throw new Error(reason);
    },
  });
  return { socket, ids };
}

test("is given every record once and in order while its line is cut again and again", async ({ baseURL }) => {
  const server = new URL(baseURL ?? "");
  const line = await Line.to(server.hostname, Number(server.port));
  const steady = listen(Number(server.port));
  await expect.poll(() => steady.ids.length).toBeGreaterThan(0);
  const cut = listen(line.port);
  await expect.poll(() => cut.ids.length).toBeGreaterThan(0);

  for (let cuts = 1; cuts <= CUTS; cuts++) {
    const before = cut.ids.length;
    line.cut();
    await expect.poll(() => cut.socket.standing.counts.connections).toBe(cuts + 1);
    await expect.poll(() => cut.ids.length).toBeGreaterThan(before + RECORDS_BETWEEN_CUTS);
  }
  const last = steady.ids.at(-1) ?? "";
  await expect.poll(() => cut.ids).toContain(last);

  const first = steady.ids.indexOf(cut.ids[0] ?? "");
  expect(first).toBeGreaterThanOrEqual(0);
  expect(cut.ids.slice(0, cut.ids.indexOf(last) + 1)).toEqual(
    steady.ids.slice(first, steady.ids.indexOf(last) + 1),
  );
  expect(cut.socket.standing.counts).toMatchObject({ gaps: 0, skipped: 0, refused: 0 });
  steady.socket.close();
  cut.socket.close();
  await line.close();
});

test("says that it is offline while there is no server, and is live when there is one", async ({ baseURL }) => {
  const server = new URL(baseURL ?? "");
  const line = await Line.to(server.hostname, Number(server.port));
  const client = listen(line.port);
  const status = () => client.socket.standing.state.status;
  await expect.poll(status).toBe("live");
  const { port } = line;
  await line.close();
  await expect.poll(status).toBe("offline");
  const again = await Line.to(server.hostname, Number(server.port), port);
  client.socket.nudge();
  await expect.poll(status).toBe("live");
  client.socket.close();
  await again.close();
});
