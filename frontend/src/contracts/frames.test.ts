import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readFrame } from "./frames";

const SALE = {
  id: "019c2e77-c513-7d02-8c5e-3f1a9b6d2e47",
  timestamp: "2026-02-05T15:42:07.123456Z",
  product_id: "P-1",
  product_name: "Field notes",
  category: "Office",
  customer_id: "C-1",
  region: "Europe",
  quantity: 2,
  unit_price: 12.95,
  discount: 0,
  revenue: 25.9,
};

const read = (frame: object) => readFrame(JSON.stringify(frame));

test("reads every frame of a session", () => {
  expect(read({ type: "hello", protocol: 1, epoch: "e", heartbeat_ms: 15000 })).toEqual({
    type: "hello",
    epoch: "e",
    heartbeat_ms: 15000,
  });
  expect(read({ type: "ack", id: "1" })).toEqual({ type: "ack", id: "1" });
  expect(read({ type: "error", id: "1", code: "c", message: "m" })).toMatchObject({ id: "1" });
  expect(read({ type: "error", code: "c", message: "m" })).not.toHaveProperty("id");
  expect(read({ type: "pong", id: "4" })).toEqual({ type: "pong" });
  expect(read({ type: "heartbeat", t: "2026-02-05T15:42:07Z" })).toEqual({ type: "heartbeat" });
  expect(read({ type: "shutdown", reconnect_ms: 1000 })).toMatchObject({ reconnect_ms: 1000 });
});

test("reads every frame of a channel", () => {
  const channel = "sales";
  const data = [SALE];
  expect(read({ type: "snapshot", channel, epoch: "e", offset: "1-0", data })).toMatchObject({ data });
  expect(read({ type: "data", channel, offset: "2-0", prev: "1-0", data })).toMatchObject({ data });
  expect(read({ type: "resumed", channel, recovered: true, replayed: 3 })).toMatchObject({ replayed: 3 });
  expect(read({ type: "lagging", channel, mode: "dropping", skipped: 9 })).toMatchObject({ skipped: 9 });
});

test("leaves out and counts records without the agreed form", () => {
  const data = [SALE, { ...SALE, revenue: "25.90" }, null, 7];
  expect(read({ type: "data", channel: "sales", offset: "2", prev: "1", data })).toMatchObject({
    data: [SALE],
    refused: 3,
  });
});

test("does not know what it was not told of", () => {
  expect(readFrame("not JSON")).toBeNull();
  expect(readFrame("null")).toBeNull();
  expect(read({ type: "mood" })).toBeNull();
  expect(read({ type: "hello", epoch: "e" })).toBeNull();
  expect(read({ type: "data", channel: "toString", offset: "2", prev: "1", data: [] })).toBeNull();
  expect(read({ type: "data", channel: "sales", offset: 2, prev: "1", data: [] })).toBeNull();
});

describe.each(["hello", "ack", "pong", "error", "snapshot", "data", "resumed", "lagging", "heartbeat", "shutdown"])(
  "a frame of type %s",
  (type) => {
    test("is read as the server writes it", () => {
      const file = new URL(
        `../../../services/contracts/src/test/resources/golden/frames/${type}.json`,
        import.meta.url,
      );
      const text = readFileSync(fileURLToPath(file), "utf8");
      expect(readFrame(text)).toMatchObject({ type });
    });
  },
);
