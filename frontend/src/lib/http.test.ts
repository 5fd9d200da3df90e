import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let server: Server;
let answer: { status: number; type: string; body: string };
let http: typeof import("./http");

beforeEach(async () => {
  server = createServer((_request, response) => {
    response.writeHead(answer.status, { "content-type": answer.type });
    response.end(answer.body);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  vi.resetModules();
  vi.doMock("./config", () => ({ loadConfig: () => Promise.resolve({ apiUrl }) }));
  http = await import("./http");
});

afterEach(() => new Promise((closed) => server.close(closed)));

const readName = (body: unknown) =>
  typeof body === "object" && body !== null && "name" in body ? String(body.name) : null;

test("answers what was read from the body", async () => {
  answer = { status: 200, type: "application/json", body: '{"name":"AAPL"}' };
  await expect(http.getJson("/x", readName)).resolves.toBe("AAPL");
});

test("tells the detail of a problem and the parameter at fault", async () => {
  const problem = { title: "Bad Request", status: 400, detail: "limit is too large", parameter: "limit" };
  answer = { status: 400, type: "application/problem+json", body: JSON.stringify(problem) };
  await expect(http.getJson("/x", readName)).rejects.toMatchObject({
    message: "limit is too large",
    status: 400,
    parameter: "limit",
  });
});

test("tells the status when the body says nothing", async () => {
  answer = { status: 502, type: "text/html", body: "<h1>Bad Gateway</h1>" };
  await expect(http.getJson("/x", readName)).rejects.toThrow("The server answered 502.");
});

test("refuses a body without the agreed form", async () => {
  answer = { status: 200, type: "application/json", body: "[]" };
  await expect(http.getJson("/x", readName)).rejects.toThrow("/x is not in the agreed form");
});

test("says that the server cannot be reached", async () => {
  await new Promise((closed) => server.close(closed));
  await expect(http.getJson("/x", readName)).rejects.toMatchObject({ status: 0 });
});
