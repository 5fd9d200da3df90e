import { oncePerKey, readerLocale } from "./locale";

const numbers = (options: Intl.NumberFormatOptions) => {
  const formatters = oncePerKey((locale) => new Intl.NumberFormat(locale, options));
  return (value: number, locale: string) => formatters(locale).format(value);
};

const price = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
const smallPrice = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 4 });
const whole = numbers({ maximumFractionDigits: 0 });
const compact = numbers({ notation: "compact", minimumSignificantDigits: 3, maximumSignificantDigits: 3 });
const signed = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: "exceptZero" });
const percent = numbers({ style: "percent", minimumFractionDigits: 0, maximumFractionDigits: 1 });
const signedPercent = numbers({
  style: "percent",
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
});
const tenths = numbers({ minimumFractionDigits: 1, maximumFractionDigits: 1 });

// A true minus is as wide as a plus, so that columns line up.
const minus = (text: string) => text.replace("-", "−");

/** A price or an amount of money, to the cent; fractions of a cent are shown below one. */
export function formatPrice(value: number, locale = readerLocale()): string {
  return minus(Math.abs(value) < 1 ? smallPrice(value, locale) : price(value, locale));
}

export function formatWhole(value: number, locale = readerLocale()): string {
  return minus(whole(value, locale));
}

/** Three digits and a magnitude, 1.83M; small numbers stay as they are. */
export function formatCompact(value: number, locale = readerLocale()): string {
  return minus(Math.abs(value) < 1000 ? whole(value, locale) : compact(value, locale));
}

export function formatSigned(value: number, locale = readerLocale()): string {
  return minus(signed(value, locale));
}

/** Of a value in percent, such as 0.5 for half of one. */
export function formatSignedPercent(value: number, locale = readerLocale()): string {
  return minus(signedPercent(value / 100, locale));
}

/** Of a value in percent, such as 50 for a half. */
export function formatPercent(value: number, locale = readerLocale()): string {
  return minus(percent(value / 100, locale));
}

/** Of records in a second: whole from ten on, with tenths below. */
export function formatRate(perSecond: number, locale = readerLocale()): string {
  return perSecond > 0 && perSecond < 10 ? tenths(perSecond, locale) : whole(perSecond, locale);
}

/** How long ago, in one coarse unit: now, 8s, 3m, 2h, 5d. Never negative. */
export function formatAge(millis: number): string {
  const seconds = Math.floor(millis / 1000);
  if (seconds < 1) {
    return "now";
  }
  if (seconds < 60) {
    return `${seconds}s`;
  }
  if (seconds < 3600) {
    return `${Math.floor(seconds / 60)}m`;
  }
  return seconds < 86_400 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86_400)}d`;
}

/** A measured length of time: <1 ms, 12 ms, 1.4 s, 3 min. */
export function formatDuration(millis: number, locale = readerLocale()): string {
  if (millis < 1) {
    return "<1 ms";
  }
  if (millis < 1000) {
    return `${Math.floor(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${tenths(Math.floor(millis / 100) / 10, locale)} s`;
  }
  return millis < 5_400_000
    ? `${Math.round(millis / 60_000)} min`
    : `${whole(Math.round(millis / 3_600_000), locale)} h`;
}

/** A snake_case word for people: page_view becomes Page view. */
export function formatWord(word: string): string {
  const spaced = word.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
