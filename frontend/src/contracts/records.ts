import { fits, number, object, optional, text, time, type Guard } from "./fields";

interface RecordTimes {
  readonly id: string;
  /** Event time, RFC 3339 in UTC to the microsecond. */
  readonly timestamp: string;
  /** When its producer handed it to the broker; live frames only, and only if the producer said. */
  readonly published_at?: string;
  /** When its transaction had committed; live frames only. */
  readonly stored_at?: string;
}

/** The bar of the session so far; change is against the previous session's close. */
export interface StockQuote extends RecordTimes {
  readonly symbol: string;
  readonly exchange: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
  readonly bid?: number;
  readonly ask?: number;
  readonly change: number;
  readonly change_pct: number;
}

/** Discount in percent, 0 to 100. */
export interface Sale extends RecordTimes {
  readonly product_id: string;
  readonly product_name: string;
  readonly category: string;
  readonly customer_id: string;
  readonly region: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly discount: number;
  readonly revenue: number;
}

/** Country in ISO 3166 alpha-2. */
export interface UserEvent extends RecordTimes {
  readonly event_type: string;
  readonly user_id?: string;
  readonly session_id?: string;
  readonly page: string;
  readonly device: string;
  readonly browser: string;
  readonly country: string;
  readonly city: string;
  readonly referrer?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

/** A margin's amount is in percent, every other amount is money. */
export interface FinancialMetric extends RecordTimes {
  readonly metric_type: string;
  readonly department: string;
  readonly category: string;
  readonly amount: number;
  readonly budget?: number;
  readonly variance?: number;
  readonly variance_pct?: number;
  readonly period: string;
}

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
