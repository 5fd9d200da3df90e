const LOCALE = "en-US";

const price = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const smallPrice = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 4,
});
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, {
  notation: "compact",
  minimumSignificantDigits: 3,
  maximumSignificantDigits: 3,
});
const signed = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "exceptZero",
});
const percent = new Intl.NumberFormat(LOCALE, {
  minimumFractionDigits: 0,
  maximumFractionDigits: 1,
});
const clock = new Intl.DateTimeFormat(LOCALE, {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** A price or an amount of money, to the cent; fractions of a cent are shown below one. */
export function formatPrice(value: number): string {
  return Math.abs(value) < 1 ? smallPrice.format(value) : price.format(value);
}

export function formatWhole(value: number): string {
  return whole.format(value);
}

/** Three digits and a magnitude, 1.83M; small numbers stay as they are. */
export function formatCompact(value: number): string {
  return Math.abs(value) < 1000 ? whole.format(value) : compact.format(value);
}

export function formatSigned(value: number): string {
  return signed.format(value).replace("-", "−");
}

export function formatSignedPercent(value: number): string {
  return `${formatSigned(value)}%`;
}

export function formatPercent(value: number): string {
  return `${percent.format(value)}%`;
}

/** The time of day in the reader's zone. */
export function formatClock(millis: number): string {
  return clock.format(millis);
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
export function formatDuration(millis: number): string {
  if (millis < 1) {
    return "<1 ms";
  }
  if (millis < 1000) {
    return `${Math.floor(millis)} ms`;
  }
  if (millis < 60_000) {
    return `${(Math.floor(millis / 100) / 10).toFixed(1)} s`;
  }
  return millis < 5_400_000
    ? `${Math.round(millis / 60_000)} min`
    : `${whole.format(Math.round(millis / 3_600_000))} h`;
}

/** A snake_case word for people: page_view becomes Page view. */
export function formatWord(word: string): string {
  const spaced = word.replaceAll("_", " ");
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}
