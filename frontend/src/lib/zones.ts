import { oncePerKey, readerLocale } from "./locale";

/** In whose time times are shown: the reader's, the exchange's, or UTC. */
export type Zone = "local" | "exchange" | "utc";

export const ZONES: readonly { readonly zone: Zone; readonly label: string }[] = [
  { zone: "local", label: "Local time" },
  { zone: "exchange", label: "Exchange time" },
  { zone: "utc", label: "UTC" },
];

/** The IANA name of a zone; NASDAQ and NYSE trade in New York's time. */
export function timeZoneOf(zone: Zone): string {
  switch (zone) {
    case "local":
      return Intl.DateTimeFormat().resolvedOptions().timeZone;
    case "exchange":
      return "America/New_York";
    case "utc":
      return "UTC";
  }
}

const times = (options: Intl.DateTimeFormatOptions) => {
  const formatters = oncePerKey((key) => {
    const [locale, timeZone] = key.split("|");
    return new Intl.DateTimeFormat(locale, { ...options, ...(timeZone === undefined ? {} : { timeZone }) });
  });
  return (millis: number, zone: Zone, locale = readerLocale()) =>
    formatters(`${locale}|${timeZoneOf(zone)}`).format(millis);
};

const HOUR: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const DAY: Intl.DateTimeFormatOptions = { month: "short", day: "numeric" };

/** The time of day, to the second: 15:42:07. */
export const formatClock = times({ ...HOUR, second: "2-digit" });

/** The time of day, to the minute: 15:42. */
export const formatMinute = times(HOUR);

/** The day without its year: Feb 5. */
export const formatDay = times(DAY);

/** The day with its year: Feb 5, 2026. */
export const formatDate = times({ ...DAY, year: "numeric" });

/** Day and time: Feb 5, 15:42. */
export const formatDayTime = times({ ...DAY, ...HOUR });

/** Month and year: Feb 2026. */
export const formatMonth = times({ month: "short", year: "numeric" });

const parts = oncePerKey(
  (timeZone) =>
    new Intl.DateTimeFormat("en-US", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    }),
);

/** RFC 3339 in a zone, with its offset and the milliseconds: 2026-02-05T10:42:07.123-05:00. */
export function toRfc3339(millis: number, zone: Zone): string {
  const whole = Math.floor(millis);
  if (zone === "utc") {
    return new Date(whole).toISOString();
  }
  const part = Object.fromEntries(
    parts(timeZoneOf(zone))
      .formatToParts(whole)
      .map(({ type, value }) => [type, value]),
  );
  const wall = `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}:${part["second"]}`;
  const rest = ((whole % 1000) + 1000) % 1000;
  const minutes = Math.round((Date.parse(`${wall}Z`) - (whole - rest)) / 60_000);
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${wall}.${String(rest).padStart(3, "0")}${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
