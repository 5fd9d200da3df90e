import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { FakeServer, NodeSocket } from "./fake-server";
import { LiveSocket } from "./socket";

let server: FakeServer;
let socket: LiveSocket;
let refusals: string[];

beforeEach(async () => {
  vi.stubGlobal("WebSocket", NodeSocket);
  server = await FakeServer.start();
  const { url } = server;
  socket = new LiveSocket(() => Promise.resolve(url), { firstMs: 10, mostMs: 40 });
  refusals = [];
  socket.subscribe("sales", {
    onRecords: () => {},
    onRefused: (reason) => refusals.push(reason),
  });
  await until(() => expect(server.actions()).toEqual(["subscribe sales"]));
});

afterEach(async () => {
  socket.close();
  await server.stop();
});

const until = (condition: () => void) => vi.waitFor(condition, { timeout: 5000, interval: 5 });

test("tells the subscriber that it was refused", async () => {
  const id = server.received[0]?.id;
  server.send({ type: "error", id, code: "unknown_channel", message: "no such channel" });
  await until(() => expect(refusals).toEqual(["no such channel"]));
  expect(socket.standing.state.status).toBe("live");
});

test("is lagging while the server leaves records out, and tells how many it is sent", async () => {
  const lagging = { type: "lagging", channel: "sales", mode: "dropping" };
  const state = { status: "lagging", channel: "sales", mode: "dropping" };
  server.send({ ...lagging, skipped: 0 });
  await until(() => expect(socket.standing.state).toEqual({ ...state, share: null }));
  server.send(
    { type: "data", channel: "sales", offset: "2", prev: "1", data: [{}] },
    { ...lagging, skipped: 3 },
  );
  await until(() => expect(socket.standing.state).toEqual({ ...state, share: 0.25 }));
  expect(socket.standing.counts.skipped).toBe(3);
  server.send({ ...lagging, mode: "live", skipped: 5 });
  await until(() => expect(socket.standing.state.status).toBe("live"));
  expect(socket.standing.counts.skipped).toBe(5);
});

test("tells of a lag only when there is something new to tell", async () => {
  let told = 0;
  socket.standing.onChange(() => told++);
  server.send(
    { type: "lagging", channel: "sales", mode: "dropping", skipped: 0 },
    { type: "data", channel: "sales", offset: "2", prev: "1", data: [] },
    { type: "data", channel: "sales", offset: "3", prev: "2", data: [] },
    { type: "mood", value: "good" },
  );
  await until(() => expect(socket.standing.counts.refused).toBe(1));
  expect(told).toBe(1);
});

test("counts what it cannot read and goes on", async () => {
  server.sessions[0]?.send("not JSON");
  server.send({ type: "mood", value: "good" });
  await until(() => expect(socket.standing.counts.refused).toBe(2));
  expect(socket.standing.state.status).toBe("live");
});

test("comes back after a planned stop", async () => {
  server.send({ type: "shutdown", reconnect_ms: 20 });
  server.sessions[0]?.close();
  await until(() => expect(server.sessions).toHaveLength(2));
  await until(() => expect(socket.standing.state.status).toBe("live"));
});

test("does not come back after it was closed", async () => {
  const gone = new Promise((closed) => server.sessions[0]?.once("close", closed));
  socket.close();
  await gone;
  socket.nudge();
  expect(server.sessions).toHaveLength(1);
});
