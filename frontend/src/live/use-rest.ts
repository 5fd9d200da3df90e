import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { getJson } from "@/lib/http";
import { usePace } from "./pace";

/** What the API said last, and how that stands. */
export interface Answer<T> {
  /** Undefined until there was one answer. */
  readonly data: T | undefined;
  /** When the data came, of this computer's clock; 0 when there is none. */
  readonly at: number;
  /** Why the last try failed; null when it did not. */
  readonly problem: string | null;
  /** Whether the data is that of an earlier question, until the answer to this one is here. */
  readonly outdated: boolean;
  readonly retry: () => void;
}

/** An answer of a range, and that of the equally long one before. */
export interface Periods<T> {
  readonly now: Answer<T>;
  readonly before: Answer<T>;
}

/**
 * The answer of a GET, kept fresh: asked for again every so often while the page is visible and not
 * paused. What was shown stays until the next answer is here.
 */
export function useRest<T>(path: string, read: (body: unknown) => T | null, everyMs: number): Answer<T> {
  const paused = usePace(({ pausedAt }) => pausedAt !== null);
  const { data, dataUpdatedAt, error, isPlaceholderData, refetch } = useQuery({
    queryKey: [path],
    queryFn: ({ signal }) => getJson(path, read, signal),
    refetchInterval: paused ? false : everyMs,
    placeholderData: keepPreviousData,
  });
  return {
    data,
    at: dataUpdatedAt,
    problem: error === null ? null : error.message,
    outdated: isPlaceholderData,
    retry: () => void refetch(),
  };
}
