import { expect, test } from "vitest";
import { csvOf, type Column } from "./columns";

interface Row {
  readonly at: number;
  readonly amount?: number;
}

const COLUMNS: readonly Column<Row>[] = [
  { name: "time", kind: "time", value: ({ at }) => at },
  { name: "amount", kind: "number", value: ({ amount }) => amount, show: (value) => `about ${value}` },
];

test("writes what was measured, not what people read, and times in the zone that was chosen", () => {
  const rows = [{ at: Date.UTC(2026, 1, 5, 15, 42, 7), amount: 1234.5 }, { at: 0 }];
  expect(csvOf(COLUMNS, rows, "exchange")).toBe(
    "time,amount\r\n2026-02-05T10:42:07.000-05:00,1234.5\r\n1969-12-31T19:00:00.000-05:00,\r\n",
  );
});
