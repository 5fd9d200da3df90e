import type { components } from "./api";
import { fits, number, object, optional, text, time, type Guard } from "./fields";

type Schemas = components["schemas"];

/** What live frames add to a record. */
interface LiveTimes {
  /** When its producer handed it to the broker; only if the producer said. */
  readonly published_at?: string;
  /** When its transaction had committed. */
  readonly stored_at?: string;
}

/** The bar of the session so far; change is against the previous session's close. */
export type StockQuote = Readonly<Schemas["StockQuote"]> & LiveTimes;

/** Discount in percent, 0 to 100. */
export type Sale = Readonly<Schemas["Sale"]> & LiveTimes;

/** Country in ISO 3166 alpha-2. */
export type UserEvent = Readonly<Schemas["UserEvent"]> & LiveTimes;

/** A margin's amount is in percent, every other amount is money. */
export type FinancialMetric = Readonly<Schemas["FinancialMetric"]> & LiveTimes;

/** The record of each stream. */
export interface RecordOf {
  readonly stock_quotes: StockQuote;
  readonly sales: Sale;
  readonly user_events: UserEvent;
  readonly financial_metrics: FinancialMetric;
}

export type Stream = keyof RecordOf;
export type StreamRecord = RecordOf[Stream];

const times = { id: text, timestamp: time, published_at: optional(time), stored_at: optional(time) };

/** Checks what comes in, once, where it comes in. */
export const isRecord: { readonly [S in Stream]: Guard<RecordOf[S]> } = {
  stock_quotes: fits<StockQuote>({
    ...times,
    symbol: text,
    exchange: text,
    open: number,
    high: number,
    low: number,
    close: number,
    volume: number,
    bid: optional(number),
    ask: optional(number),
    change: number,
    change_pct: number,
  }),
  sales: fits<Sale>({
    ...times,
    product_id: text,
    product_name: text,
    category: text,
    customer_id: text,
    region: text,
    quantity: number,
    unit_price: number,
    discount: number,
    revenue: number,
  }),
  user_events: fits<UserEvent>({
    ...times,
    event_type: text,
    user_id: optional(text),
    session_id: optional(text),
    page: text,
    device: text,
    browser: text,
    country: text,
    city: text,
    referrer: optional(text),
    metadata: optional(object),
  }),
  financial_metrics: fits<FinancialMetric>({
    ...times,
    metric_type: text,
    department: text,
    category: text,
    amount: number,
    budget: optional(number),
    variance: optional(number),
    variance_pct: optional(number),
    period: text,
  }),
};

export function isStream(name: unknown): name is Stream {
  return typeof name === "string" && Object.hasOwn(isRecord, name);
}
