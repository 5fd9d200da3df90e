package io.pulseboard.simulation;

import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * An Ornstein–Uhlenbeck process on the logarithm of a price: it wanders with a given volatility, is
 * drawn back to its base, and passes every one of its anchors. Stepped by its exact solution, so it
 * behaves the same however often it is asked.
 */
final class PriceWalk {

  private static final double SECONDS_PER_YEAR = 365 * 86_400.0;

  private final double base;
  private final double spread;
  private final PriceAnchors anchors;
  private PricePoint now;
  private PricePoint next;

  /**
   * Starts at the last anchor that is not after {@code start}.
   *
   * @param volatility per square root of a calendar year
   */
  PriceWalk(double base, double volatility, PriceAnchors anchors, Instant start) {
    this.base = base;
    this.spread = volatility / Math.sqrt(2 * PricePoint.PULL * SECONDS_PER_YEAR);
    this.anchors = anchors;
    this.now = anchors.lastUntil(start);
    this.next = anchors.firstAfter(start);
  }

  /** Walks on to that instant; stands still when it is not later than the last one. */
  void advance(Instant to, RandomGenerator random) {
    if (!to.isAfter(now.at())) {
      return;
    }
    if (!to.isBefore(next.at())) {
      now = anchors.lastUntil(to);
      next = anchors.firstAfter(to);
    }
    if (to.isAfter(now.at())) {
      now = now.towards(next, to, random);
    }
  }

  /** The price in whole cents, at least one. */
  long cents() {
    return Math.max(1, Math.round(base * StrictMath.exp(spread * now.deviation()) * 100));
  }
}
