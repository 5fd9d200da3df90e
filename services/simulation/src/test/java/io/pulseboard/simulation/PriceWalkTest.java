package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PriceWalkTest {

  private static final MarketCalendar NYSE = MarketCalendar.nyse();
  private static final Instant MIDNIGHT = Instant.parse("2026-02-05T00:00:00Z");
  private static final Instant MORNING = MIDNIGHT.plus(Duration.ofHours(7));
  private static final double BASE = 200;
  private static final double VOLATILITY = 0.75;
  private static final double LONG_RUN_SPREAD = 0.1054;
  private static final int PATHS = 2_000;

  @Property(tries = 200)
  void staysNearItsBaseForYears(@ForAll long symbol, @ForAll long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    PriceWalk walk = walk(symbol, MORNING);
    double sum = 0;
    for (int day = 1; day <= 1_000; day++) {
      walk.advance(MORNING.plus(Duration.ofDays(day)), random);
      assertThat(walk.cents() / 100.0).isBetween(BASE / 2, BASE * 2);
      sum += walk.cents() / 100.0;
    }
    assertThat(sum / 1_000).isBetween(BASE * 0.9, BASE * 1.12);
  }

  @Property(tries = 200)
  void meetsEveryOtherRunAtEachAnchor(
      @ForAll long symbol, @ForAll long seed, @ForAll @IntRange(min = 1, max = 200_000) int step) {
    RandomGenerator random = new SplittableRandom(seed);
    PriceWalk walk = walk(symbol, MORNING);
    PriceAnchors anchors = new PriceAnchors(symbol, NYSE);
    Instant at = MORNING;
    for (int i = 0; i < 50; i++) {
      at = at.plusSeconds(step);
      walk.advance(at, random);
      PriceWalk fresh = walk(symbol, at);
      fresh.advance(at, new SplittableRandom(~seed));
      assertThat(Math.log((double) walk.cents() / fresh.cents())).isBetween(-0.25, 0.25);
      at = anchors.firstAfter(at).at();
      walk.advance(at, random);
      assertThat(walk.cents()).isEqualTo(walk(symbol, at).cents());
    }
  }

  @Example
  void spreadsInTheLongRunAsItsVolatilityTells() {
    double[] deviations = new double[PATHS];
    for (int path = 0; path < PATHS; path++) {
      PriceWalk walk = walk(path, MORNING);
      walk.advance(MORNING, new SplittableRandom(path));
      deviations[path] = Math.log(walk.cents() / (BASE * 100));
    }
    assertThat(standardDeviation(deviations)).isCloseTo(LONG_RUN_SPREAD, within(0.005));
  }

  @Example
  void movesAsFarInManySmallStepsAsInOne() {
    double inOneStep = standardDeviation(changesOverADay(1));
    double inSmallSteps = standardDeviation(changesOverADay(500));
    assertThat(inSmallSteps).isCloseTo(inOneStep, within(inOneStep * 0.1));
    assertThat(inOneStep).isCloseTo(VOLATILITY / Math.sqrt(365), within(0.004));
  }

  @Example
  void hasNoJumpBeforeAnAnchor() {
    double[] changes = new double[PATHS];
    for (int path = 0; path < PATHS; path++) {
      RandomGenerator random = new SplittableRandom(path);
      PriceWalk walk = walk(path, MIDNIGHT);
      walk.advance(MIDNIGHT.plus(Duration.ofHours(21)).minusSeconds(60), random);
      double before = walk.cents();
      walk.advance(MIDNIGHT.plus(Duration.ofHours(21)), random);
      changes[path] = Math.log(walk.cents() / before);
    }
    double minute = VOLATILITY / Math.sqrt(365 * 24 * 60);
    assertThat(standardDeviation(changes)).isCloseTo(minute, within(minute * 0.1));
  }

  @Example
  void standsStillWhenTimeDoes() {
    RandomGenerator random = new SplittableRandom(1);
    PriceWalk walk = walk(1, MORNING);
    walk.advance(MORNING, random);
    long before = walk.cents();
    walk.advance(MORNING, random);
    walk.advance(MORNING.minusSeconds(60), random);
    walk.advance(MORNING.minus(Duration.ofDays(2)), random);
    assertThat(walk.cents()).isEqualTo(before);
  }

  @Example
  void neverFallsBelowACent() {
    PriceWalk walk = new PriceWalk(0.0001, VOLATILITY, new PriceAnchors(1, NYSE), MORNING);
    assertThat(walk.cents()).isEqualTo(1);
  }

  /** Of the logarithm of the price, over a close of the market and a midnight. */
  private static double[] changesOverADay(int steps) {
    Duration horizon = Duration.ofHours(24);
    double[] changes = new double[PATHS];
    for (int path = 0; path < PATHS; path++) {
      RandomGenerator random = new SplittableRandom(path);
      PriceWalk walk = walk(path, MORNING);
      walk.advance(MORNING, random);
      double first = walk.cents();
      for (int step = 1; step <= steps; step++) {
        walk.advance(MORNING.plus(horizon.multipliedBy(step).dividedBy(steps)), random);
      }
      changes[path] = Math.log(walk.cents() / first);
    }
    return changes;
  }

  private static double standardDeviation(double[] values) {
    double mean = Arrays.stream(values).average().orElse(0);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / values.length);
  }

  private static PriceWalk walk(long symbol, Instant start) {
    return new PriceWalk(BASE, VOLATILITY, new PriceAnchors(symbol, NYSE), start);
  }
}
