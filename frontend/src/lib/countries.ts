import { oncePerKey, readerLocale } from "./locale";

const names = oncePerKey((locale) => new Intl.DisplayNames(locale, { type: "region", fallback: "code" }));

/** The name of a country by its ISO 3166 alpha-2 code; the code where it has no name. */
export function countryName(code: string, locale = readerLocale()): string {
  return /^[A-Z]{2}$/i.test(code) ? (names(locale).of(code.toUpperCase()) ?? code) : code;
}
