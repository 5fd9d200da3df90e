import { expect, test } from "vitest";
import type { UserEvent } from "@/contracts/records";
import { matching, waitingCount } from "./event-log";

const event = (id: number, type = "click", user = "U-1") =>
  ({
    id: String(id),
    timestamp: new Date(id * 1000).toISOString(),
    event_type: type,
    user_id: user,
    page: "/pricing",
    country: "DE",
  }) as UserEvent;

test("finds users, pages and countries, in any case", () => {
  const rows = [event(1, "click", "U-7"), event(2)].map((record) => ({ record, at: 0, arrivedAt: null }));
  expect(matching(rows, null)).toHaveLength(2);
  expect(matching(rows, "u-7")).toHaveLength(1);
  expect(matching(rows, "PRICING")).toHaveLength(2);
  expect(matching(rows, "fr")).toHaveLength(0);
});

test("counts what came since the reader stopped", () => {
  const rows = [3, 2, 1].map((id) => ({ record: event(id), at: 0, arrivedAt: null }));
  expect(waitingCount(rows, new Set(["1", "2"]))).toBe(1);
});
