import { expect, test } from "vitest";
import type { Sale } from "@/contracts/records";
import { passes } from "./sale-filter";

const SALE = { product_id: "SKU-1001", product_name: "Wireless Mouse", category: "Electronics", region: "Europe" } as Sale;
const ALL = { category: null, region: null, product: null };

test.each([
  [{}, true],
  [{ category: "Electronics" }, true],
  [{ category: "Books" }, false],
  [{ region: "Europe", category: "Electronics" }, true],
  [{ region: "Asia Pacific", category: "Electronics" }, false],
  [{ product: "mouse" }, true],
  [{ product: "sku-10" }, true],
  [{ product: "keyboard" }, false],
])("%j lets the sale pass: %s", (filter, expected) => expect(passes({ ...ALL, ...filter }, SALE)).toBe(expected));
