import type { StockQuote } from "@/contracts/records";
import { formatPrice } from "@/lib/format";

/** Where the price stands between the session's low and high. */
export function DayRange({ quote: { low, high, close } }: { readonly quote: StockQuote }) {
  const place = high > low ? ((close - low) / (high - low)) * 100 : 50;
  const words = `${formatPrice(low)} to ${formatPrice(high)}`;
  return (
    <span title={words} className="relative inline-block h-1 w-20 rounded-full bg-hover align-middle">
      <span
        aria-hidden="true"
        className="absolute top-1/2 h-2.5 w-[3px] -translate-1/2 rounded-full bg-accent"
        style={{ left: `${place}%` }}
      />
      <span className="sr-only">{words}</span>
    </span>
  );
}
