export interface BackoffLimits {
  readonly firstMs: number;
  readonly mostMs: number;
}

/**
 * The wait before an attempt, from half to the whole of a bound that doubles with each failure, so
 * that many clients that lost one server do not come back at the same moment.
 */
export function backoff(failures: number, limits: BackoffLimits, random: () => number): number {
  const bound = Math.min(limits.mostMs, limits.firstMs * 2 ** Math.min(failures - 1, 16));
  return bound / 2 + (random() * bound) / 2;
}
