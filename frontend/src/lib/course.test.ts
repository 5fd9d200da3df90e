import { expect, test } from "vitest";
import { changePct, courseOf } from "./course";

const at = (clock: string, revenue: number) => ({ time: `2026-02-05T${clock}:00Z`, revenue });
const none = (time: string) => ({ time, revenue: 0 });
const seen = (clock: string) => Date.parse(`2026-02-05T${clock}:00Z`);
const revenues = (points: readonly { revenue: number }[]) => points.map(({ revenue }) => revenue);

test("leaves out the interval that still runs", () => {
  const points = [at("10:00", 5), at("10:15", 6), at("10:30", 1)];
  expect(revenues(courseOf(points, "15m", seen("10:31"), none))).toEqual([5, 6]);
});

test("keeps the last interval once it is over", () => {
  const points = [at("10:00", 5), at("10:15", 6), at("10:30", 7)];
  expect(revenues(courseOf(points, "15m", seen("10:45"), none))).toEqual([5, 6, 7]);
});

test("counts intervals without a point as nothing, up to now", () => {
  const points = [at("10:00", 5), at("10:30", 7)];
  const course = courseOf(points, "15m", seen("11:05"), none);
  expect(revenues(course)).toEqual([5, 0, 7, 0]);
  expect(course[1]?.time).toBe("2026-02-05T10:15:00.000Z");
});

test("shows what there is while no two intervals are over", () => {
  const points = [at("10:00", 5), at("10:15", 1)];
  expect(courseOf(points, "15m", seen("10:20"), none)).toEqual(points);
  expect(courseOf([], "15m", seen("10:20"), none)).toEqual([]);
});

test("says a change in percent of what was before, whatever its sign", () => {
  expect(changePct(110, 100)).toBeCloseTo(10);
  expect(changePct(-50, -100)).toBeCloseTo(50);
  expect(changePct(5, 0)).toBeUndefined();
  expect(changePct(5, undefined)).toBeUndefined();
});
