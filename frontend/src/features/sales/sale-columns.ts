import type { Sale } from "@/contracts/records";
import type { Column } from "@/lib/columns";
import type { Held } from "@/live/holdings";

/** Sales as a file. */
export const SALE_COLUMNS: readonly Column<Held<Sale>>[] = [
  { name: "Time", kind: "time", value: ({ at }) => at },
  { name: "Product", kind: "text", value: ({ record }) => record.product_name },
  { name: "Category", kind: "text", value: ({ record }) => record.category },
  { name: "Region", kind: "text", value: ({ record }) => record.region },
  { name: "Quantity", kind: "number", value: ({ record }) => record.quantity },
  { name: "Unit price", kind: "number", value: ({ record }) => record.unit_price },
  { name: "Discount %", kind: "number", value: ({ record }) => record.discount },
  { name: "Revenue", kind: "number", value: ({ record }) => record.revenue },
];
