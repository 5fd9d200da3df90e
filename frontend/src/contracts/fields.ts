/** A check of every field of T; leaving one out does not compile. */
export type FieldChecks<T> = { readonly [K in keyof T]-?: (value: unknown) => boolean };

export type Guard<T> = (value: unknown) => value is T;

export const text = (value: unknown): boolean => typeof value === "string";
export const number = (value: unknown): boolean => typeof value === "number";
export const time = (value: unknown): boolean =>
  typeof value === "string" && !Number.isNaN(Date.parse(value));
export const object = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const optional =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    value === undefined || check(value);

export const listOf =
  (check: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(check);

/** Whether a value is an object whose fields all pass; fields without a check are passed over. */
export function fits<T>(checks: FieldChecks<T>): Guard<T> {
  const entries: [string, (value: unknown) => boolean][] = Object.entries(checks);
  return (value): value is T => {
    if (typeof value !== "object" || value === null) {
      return false;
    }
    const fields = value as Record<string, unknown>;
    return entries.every(([name, check]) => check(fields[name]));
  };
}
