import { expect, test, vi } from "vitest";
import { lazily } from "./lazily";

test("asks again for as long as a part does not come", async () => {
  vi.useFakeTimers();
  const load = vi.fn<() => Promise<string>>();
  load.mockRejectedValueOnce(new Error("refused")).mockRejectedValueOnce(new Error("refused")).mockResolvedValue("part");
  const part = lazily(load)();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await part).toBe("part");
  expect(load).toHaveBeenCalledTimes(3);
  vi.useRealTimers();
});

test("asks once for a part that comes", async () => {
  const load = vi.fn(() => Promise.resolve("part"));
  expect(await lazily(load)()).toBe("part");
  expect(load).toHaveBeenCalledOnce();
});
