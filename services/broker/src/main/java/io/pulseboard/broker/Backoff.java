package io.pulseboard.broker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Growing waits between attempts, each spread by up to half so that many clients do not return at
 * once.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final RandomGenerator random;
  private Duration next = FIRST;

  public Backoff(RandomGenerator random) {
    this.random = random;
  }

  /**
   * The wait before the next attempt: 100 ms, doubling to 2 s, less a random part of up to half.
   */
  public Duration next() {
    Duration wait = next.minusMillis(random.nextLong(next.toMillis() / 2 + 1));
    Duration doubled = next.multipliedBy(2);
    next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    return wait;
  }

  /** Starts over, after an attempt that worked. */
  public void reset() {
    next = FIRST;
  }
}
