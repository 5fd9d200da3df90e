import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Sale } from "@/contracts/records";
import { FakeServer, NodeSocket } from "./fake-server";
import { LiveSocket } from "./socket";

const FAST = { firstMs: 10, mostMs: 40 };

const sale = (id: string): Sale => ({
  id,
  timestamp: "2026-01-01T00:00:00Z",
  product_id: "P-1",
  product_name: "Field notes",
  category: "Office",
  customer_id: "C-1",
  region: "Europe",
  quantity: 2,
  unit_price: 12.95,
  discount: 0,
  revenue: 25.9,
});

const snapshot = (offset: string, ...ids: string[]) => ({
  type: "snapshot",
  channel: "sales",
  epoch: "e1",
  offset,
  data: ids.map(sale),
});

const data = (prev: string, offset: string, ...ids: string[]) => ({
  type: "data",
  channel: "sales",
  prev,
  offset,
  data: ids.map(sale),
});

let server: FakeServer;
let socket: LiveSocket;
let heard: { id: string; live: boolean }[];
let refusals: string[];

beforeEach(async () => {
  vi.stubGlobal("WebSocket", NodeSocket);
  server = await FakeServer.start();
  const { url } = server;
  socket = new LiveSocket(() => Promise.resolve(url), FAST);
  heard = [];
  refusals = [];
});

afterEach(async () => {
  socket.close();
  await server.stop();
});

function hearSales(): () => void {
  return socket.subscribe("sales", {
    onRecords: (records, arrivedAt) =>
      heard.push(...records.map(({ id }) => ({ id, live: arrivedAt !== null }))),
    onRefused: (reason) => refusals.push(reason),
  });
}

const status = () => socket.standing.state.status;
const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5000, interval: 5 });
const ids = () => heard.map(({ id }) => id);

async function subscribed(times = 1): Promise<void> {
  const asked = () => server.actions().filter((action) => action === "subscribe sales");
  await until(() => expect(asked()).toHaveLength(times));
}

test("opens nothing before the first subscription, then subscribes and hears in order", async () => {
  expect(server.sessions).toHaveLength(0);
  expect(status()).toBe("connecting");
  hearSales();
  await subscribed();
  server.send({ type: "ack", id: "1" }, snapshot("1", "a", "b"), data("1", "2", "c"));
  await until(() =>
    expect(heard).toEqual([
      { id: "a", live: false },
      { id: "b", live: false },
      { id: "c", live: true },
    ]),
  );
  expect(status()).toBe("live");
  expect(socket.standing.counts).toMatchObject({ connections: 1, records: 3, gaps: 0 });
});

test("shares one connection between its subscribers", async () => {
  hearSales();
  socket.subscribe("user_events", { onRecords: () => {}, onRefused: () => {} });
  await until(() => expect(server.actions()).toEqual(["subscribe sales", "subscribe user_events"]));
  expect(server.sessions).toHaveLength(1);
});

test("unsubscribes with the last listener of a channel", async () => {
  const leaveFirst = hearSales();
  const leaveSecond = hearSales();
  await subscribed();
  leaveFirst();
  leaveSecond();
  await until(() => expect(server.actions()).toEqual(["subscribe sales", "unsubscribe sales"]));
});

test("finds a gap, keeps what came, and asks for a fresh snapshot once", async () => {
  hearSales();
  await subscribed();
  server.send(snapshot("1", "a"), data("2", "3", "c"), data("3", "4", "d"));
  await subscribed(2);
  expect(server.received.at(-1)).toMatchObject({ payload: { channel: "sales" } });
  expect(server.received.at(-1)).not.toHaveProperty("payload.since");
  server.send(snapshot("4", "b", "c", "d"), data("4", "5", "e"));
  await until(() => expect(ids()).toEqual(["a", "c", "d", "b", "c", "d", "e"]));
  expect(socket.standing.counts.gaps).toBe(1);
});

test("comes back after a lost connection, from where it was", async () => {
  hearSales();
  await subscribed();
  server.send(snapshot("1", "a"));
  await until(() => expect(ids()).toEqual(["a"]));
  const states: string[] = [];
  socket.standing.onChange(() => states.push(status()));
  server.sessions[0]?.terminate();
  await subscribed(2);
  expect(server.received.at(-1)).toMatchObject({ payload: { since: { epoch: "e1", offset: "1" } } });
  server.send(
    { type: "resumed", channel: "sales", recovered: true, replayed: 1 },
    data("1", "2", "b"),
    data("2", "3", "c"),
  );
  await until(() => expect(heard.slice(1)).toEqual([{ id: "b", live: false }, { id: "c", live: true }]));
  expect(states).toEqual(["stale", "live"]);
  expect(socket.standing.counts).toMatchObject({ connections: 2, gaps: 0 });
});

test("asks for a snapshot when the server's log is another one", async () => {
  hearSales();
  await subscribed();
  server.send(snapshot("1", "a"));
  await until(() => expect(ids()).toEqual(["a"]));
  server.hello = { type: "hello", protocol: 1, epoch: "e2", heartbeat_ms: 15_000 };
  server.sessions[0]?.terminate();
  await subscribed(2);
  expect(server.received.at(-1)).not.toHaveProperty("payload.since");
});

test("says that it is offline while nobody answers, and comes back by itself", async () => {
  hearSales();
  await subscribed();
  const { port } = server;
  await server.stop();
  await until(() => expect(status()).toBe("offline"));
  server = await FakeServer.start(port);
  await until(() => expect(status()).toBe("live"));
});

test("is stale when heartbeats are missing, and then connects anew", async () => {
  server.hello = { type: "hello", protocol: 1, epoch: "e1", heartbeat_ms: 40 };
  const reasons: string[] = [];
  socket.standing.onChange(() => {
    const { state } = socket.standing;
    reasons.push(state.status === "stale" ? state.reason : state.status);
  });
  hearSales();
  await until(() => expect(server.sessions.length).toBeGreaterThan(1));
  expect(reasons.slice(0, 3)).toEqual(["live", "silent", "reconnecting"]);
});

test("is live again with the next heartbeat", async () => {
  server.hello = { type: "hello", protocol: 1, epoch: "e1", heartbeat_ms: 800 };
  hearSales();
  await until(() => expect(status()).toBe("stale"));
  server.send({ type: "heartbeat", t: "2026-01-01T00:00:00Z" });
  await until(() => expect(status()).toBe("live"));
  expect(server.sessions).toHaveLength(1);
});

test("tells of a break when a snapshot comes in place of what is missing, and not of the first one", async () => {
  let breaks = 0;
  socket.subscribe("sales", { onRecords: () => {}, onRefused: () => {}, onBreak: () => breaks++ });
  await until(() => expect(server.actions()).toEqual(["subscribe sales"]));
  const snapshot = { type: "snapshot", channel: "sales", epoch: "e1", offset: "1-0", data: [] };
  server.send(snapshot, { type: "data", channel: "sales", offset: "2-0", prev: "1-0", data: [] }, { type: "heartbeat" });
  await until(() => expect(status()).toBe("live"));
  expect(breaks).toBe(0);
  server.send({ ...snapshot, epoch: "e2", offset: "9-0" });
  await until(() => expect(breaks).toBe(1));
});
