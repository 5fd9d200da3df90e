import type { Sale } from "@/contracts/records";
import { MostRecent } from "@/live/holdings";
import { createStreamStore } from "@/live/stream-store";
import { fetchSales } from "./queries";

/** The last 100 sales. */
export const sales = createStreamStore(new MostRecent<Sale>(100), fetchSales);
