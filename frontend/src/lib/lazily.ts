import { backoff } from "./backoff";

const WAITS = { firstMs: 500, mostMs: 10_000 };

/** A loader of a part of the page that asks again until it comes, so that a lost server costs no more than the wait for it. */
export function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    for (let failures = 1; ; failures++) {
      try {
        return await load();
      } catch {
        const waitMs = backoff(failures, WAITS, Math.random);
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  };
}
