/** The locale of the reader's numbers and dates; English while no browser is there to ask. */
export function readerLocale(): string {
  return typeof window === "undefined" ? "en-US" : (navigator.languages[0] ?? navigator.language);
}

/** Makes something once per key, such as a formatter per locale; those are costly to make. */
export function oncePerKey<F>(make: (key: string) => F): (key: string) => F {
  const made = new Map<string, F>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) {
      return known;
    }
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
