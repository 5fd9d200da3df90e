import { beforeEach, expect, test, vi } from "vitest";
import type { Sale } from "@/contracts/records";
import { clockDifference } from "@/lib/clock";
import { HopAges } from "./hop-ages";

vi.mock("@/lib/clock", () => ({ clockDifference: vi.fn(() => 0) }));

const PRODUCED = Date.UTC(2026, 0, 1);
const at = (ms: number) => new Date(PRODUCED + ms).toISOString();
const live = (published: number | null, stored: number) =>
  ({
    id: "1",
    timestamp: at(0),
    ...(published === null ? {} : { published_at: at(published) }),
    stored_at: at(stored),
  }) as Sale;

let ages: HopAges;

beforeEach(() => {
  ages = new HopAges();
});

test("splits the age of a record by hop", () => {
  ages.take([live(2, 7)], PRODUCED + 12);
  const { hops, clocksDiffer, lastArrival } = ages.summary(PRODUCED + 20);
  expect(hops.produced_published?.median).toBe(2);
  expect(hops.published_stored?.median).toBe(5);
  expect(hops.stored_here?.median).toBe(5);
  expect(hops.total?.median).toBe(12);
  expect(clocksDiffer).toBe(false);
  expect(lastArrival).toBe(PRODUCED + 12);
});

test("measures what can be measured of a record whose producer did not say when it published", () => {
  ages.take([live(null, 7)], PRODUCED + 12);
  const { hops } = ages.summary(PRODUCED + 20);
  expect(hops.produced_published).toBeNull();
  expect(hops.published_stored).toBeNull();
  expect(hops.total?.median).toBe(12);
});

test("tells no age that a clock behind the server's would make negative", () => {
  ages.take([live(2, 7)], PRODUCED - 3000);
  const { hops, clocksDiffer } = ages.summary(PRODUCED - 2990);
  expect(clocksDiffer).toBe(true);
  expect(hops.stored_here).toBeNull();
  expect(hops.total).toBeNull();
  expect(hops.published_stored?.median).toBe(5);
});

test("tells no age from a clock that is known to be ahead", () => {
  vi.mocked(clockDifference).mockReturnValueOnce(60_000);
  ages.take([live(2, 7)], PRODUCED + 60_012);
  const { hops, clockAheadMs } = ages.summary(PRODUCED + 60_020);
  expect(hops.total).toBeNull();
  expect(clockAheadMs).toBe(60_000);
});

test("forgets what is older than its window, but for the last", () => {
  ages.take([live(2, 7)], PRODUCED + 1000);
  ages.take([live(2, 7)], PRODUCED + 20_000);
  expect(ages.summary(PRODUCED + 20_001).hops.total?.median).toBe(20_000);
  expect(ages.summary(PRODUCED + 90_000).hops.total?.median).toBe(20_000);
});

test("knows nothing before the first record", () => {
  const { hops, clocksDiffer } = ages.summary(PRODUCED);
  expect(hops.total).toBeNull();
  expect(clocksDiffer).toBe(false);
});
