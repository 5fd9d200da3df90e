// @vitest-environment jsdom
import { afterEach, expect, test, vi } from "vitest";
import type { Sale } from "@/contracts/records";
import { MostRecent } from "./holdings";
import { pause, resume } from "./pace";
import { createStreamStore } from "./stream-store";

const sale = (id: string) => ({ id, timestamp: "2026-01-01T00:00:00Z" }) as Sale;
const store = (fetchSales = async (): Promise<readonly Sale[]> => []) =>
  createStreamStore(new MostRecent<Sale>(100), fetchSales);

afterEach(resume);

test("publishes a burst of frames once, at the next animation frame", async () => {
  const sales = store();
  const published = vi.fn();
  sales.use.subscribe(published);
  for (const id of ["1", "2", "3"]) {
    sales.take([sale(id)], 0);
  }
  expect(published).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(sales.use.getState().view).toHaveLength(3));
  expect(published).toHaveBeenCalledOnce();
});

test("stands still while paused and catches up afterwards", async () => {
  const sales = store();
  const other = store();
  pause();
  sales.take([sale("1")], 0);
  await new Promise((frame) => requestAnimationFrame(frame));
  expect(sales.use.getState().view).toHaveLength(0);
  resume();
  other.take([sale("2")], 0);
  await vi.waitFor(() => expect(other.use.getState().view).toHaveLength(1));
  expect(sales.use.getState().view).toHaveLength(1);
});

test("becomes ready together with the first rows", async () => {
  const sales = store(async () => [sale("1")]);
  const states: string[] = [];
  sales.use.subscribe(({ load, view }) => states.push(`${load.phase} ${view.length}`));
  sales.refresh();
  await vi.waitFor(() => expect(states).toEqual(["ready 1"]));
});

test("says why it failed, and loads when asked again", async () => {
  const answers = [() => Promise.reject(new Error("down")), () => Promise.resolve([sale("1")])];
  const sales = store(() => (answers.shift() ?? (() => Promise.resolve([])))());
  sales.refresh();
  await vi.waitFor(() => expect(sales.use.getState().load).toEqual({ phase: "failed", reason: "down" }));
  sales.refresh();
  await vi.waitFor(() => expect(sales.use.getState().load.phase).toBe("ready"));
});

test("asks once more when told to while an answer is under way, however often", async () => {
  const answers = [[sale("1")], [sale("2")], [sale("3")]];
  const sales = store(async () => answers.shift() ?? []);
  sales.refresh();
  sales.refresh();
  sales.refresh();
  await vi.waitFor(() => expect(sales.use.getState().view).toHaveLength(2));
  expect(answers).toHaveLength(1);
});
