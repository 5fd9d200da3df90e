import { expect, test } from "vitest";
import type { FinancialMetric, Sale, UserEvent } from "@/contracts/records";
import { newestOf, tell, type Activity } from "./activity";

const at = (time: number) => ({ record: { id: String(time) }, at: time, arrivedAt: null }) as Activity;

test("merges lists by time, newest first, up to a limit", () => {
  const merged = newestOf([[at(9), at(4), at(1)], [at(8), at(3)], []], 4);
  expect(merged.map((activity) => activity.at)).toEqual([9, 8, 4, 3]);
});

test("tells what happened in words", () => {
  const sale = { product_id: "P", product_name: "Lamp", quantity: 2, revenue: 91, region: "Europe", discount: 5 } as Sale;
  expect(tell(sale)).toEqual(["Sold 2 × Lamp for 91.00", "Europe, 5% off"]);
  const event = { event_type: "page_view", page: "/", city: "Madrid", country: "ES" } as UserEvent;
  expect(tell(event)).toEqual(["Page view on /", "anonymous, Madrid ES"]);
  const metric = { department: "Sales", metric_type: "margin", amount: 27.9, period: "weekly" } as FinancialMetric;
  expect(tell(metric)).toEqual(["Sales: weekly margin 27.9%", "no budget"]);
});
