package io.pulseboard.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * An Ornstein–Uhlenbeck process on the logarithm of a price: it wanders with a given volatility and
 * is drawn back to its base. Stepped by its exact solution, so it behaves the same however often it
 * is asked.
 */
final class PriceWalk {

  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;
  private static final double HALF_LIFE_DAYS = 10;

  /** Pull per year. */
  private static final double PULL = Math.log(2) * 365 / HALF_LIFE_DAYS;

  private final double base;
  private final double volatility;
  private double deviation;
  private Instant at;

  /**
   * Starts somewhere within its long-run spread around the base.
   *
   * @param volatility per square root of a calendar year
   */
  PriceWalk(double base, double volatility, Instant start, RandomGenerator random) {
    this.base = base;
    this.volatility = volatility;
    this.at = start;
    this.deviation = spread() * random.nextGaussian();
  }

  /** Walks on to that instant; stands still when it is not later than the last one. */
  void advance(Instant to, RandomGenerator random) {
    if (!to.isAfter(at)) {
      return;
    }
    double years = seconds(Duration.between(at, to)) / SECONDS_PER_YEAR;
    double kept = Math.exp(-PULL * years);
    deviation = deviation * kept + spread() * Math.sqrt(1 - kept * kept) * random.nextGaussian();
    at = to;
  }

  /** The price in whole cents, at least one. */
  long cents() {
    return Math.max(1, Math.round(base * Math.exp(deviation) * 100));
  }

  /** The standard deviation of the log price in the long run. */
  private double spread() {
    return volatility / Math.sqrt(2 * PULL);
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
