package io.pulseboard.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A point on the path of an Ornstein–Uhlenbeck process that spreads by 1 around 0 in the long run.
 */
record PricePoint(Instant at, double deviation) {

  private static final double HALF_LIFE_DAYS = 10;

  /** Per second. */
  static final double PULL = StrictMath.log(2) / (HALF_LIFE_DAYS * 86_400);

  /**
   * A point of a path from here to {@code end}, at an instant between the two: the process bridged,
   * so that it is the same in law however many points are drawn one after the other.
   */
  PricePoint towards(PricePoint end, Instant between, RandomGenerator random) {
    double walked = PULL * seconds(at, between);
    double left = PULL * seconds(between, end.at);
    double sinhWalked = StrictMath.sinh(walked);
    double sinhLeft = StrictMath.sinh(left);
    double sinhWhole = StrictMath.sinh(walked + left);
    double mean = (deviation * sinhLeft + end.deviation * sinhWalked) / sinhWhole;
    double variance = 2 * sinhWalked * sinhLeft / sinhWhole;
    return new PricePoint(between, mean + Math.sqrt(variance) * random.nextGaussian());
  }

  private static double seconds(Instant from, Instant to) {
    Duration duration = Duration.between(from, to);
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
