const FRACTION = /\.(\d+)/;

/** RFC 3339 as milliseconds since 1970 with the microseconds as the fraction; NaN when unreadable. */
export function toMillis(rfc3339: string): number {
  const millis = Date.parse(rfc3339);
  const digits = FRACTION.exec(rfc3339)?.[1];
  if (digits === undefined || digits.length <= 3) {
    return millis;
  }
  return millis + Number(digits.slice(3, 6).padEnd(3, "0")) / 1000;
}
