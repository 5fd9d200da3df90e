package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PriceWalkTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final double BASE = 200;
  private static final double VOLATILITY = 0.75;

  @Property(tries = 200)
  void staysNearItsBaseForYears(@ForAll long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    PriceWalk walk = new PriceWalk(BASE, VOLATILITY, START, random);
    double sum = 0;
    for (int day = 1; day <= 1_000; day++) {
      walk.advance(START.plus(Duration.ofDays(day)), random);
      assertThat(walk.cents() / 100.0).isBetween(BASE / 2, BASE * 2);
      sum += walk.cents() / 100.0;
    }
    assertThat(sum / 1_000).isBetween(BASE * 0.9, BASE * 1.12);
  }

  @Example
  void movesAsFarInManySmallStepsAsInOne() {
    Duration horizon = Duration.ofHours(24);
    double inOneStep = standardDeviation(horizon, 1);
    assertThat(standardDeviation(horizon, 500)).isCloseTo(inOneStep, within(inOneStep * 0.1));
    assertThat(inOneStep).isCloseTo(VOLATILITY / Math.sqrt(365), within(0.005));
  }

  @Example
  void standsStillWhenTimeDoes() {
    RandomGenerator random = new SplittableRandom(1);
    PriceWalk walk = new PriceWalk(BASE, VOLATILITY, START, random);
    long before = walk.cents();
    walk.advance(START, random);
    walk.advance(START.minusSeconds(60), random);
    assertThat(walk.cents()).isEqualTo(before);
  }

  @Example
  void neverFallsBelowACent() {
    RandomGenerator random = new SplittableRandom(1);
    assertThat(new PriceWalk(0.0001, VOLATILITY, START, random).cents()).isEqualTo(1);
  }

  /** Of the logarithm of the price's change over the horizon. */
  private static double standardDeviation(Duration horizon, int steps) {
    double sum = 0;
    double squares = 0;
    int paths = 2_000;
    for (int path = 0; path < paths; path++) {
      RandomGenerator random = new SplittableRandom(path);
      PriceWalk walk = new PriceWalk(BASE, VOLATILITY, START, random);
      double first = walk.cents();
      for (int step = 1; step <= steps; step++) {
        walk.advance(START.plus(horizon.multipliedBy(step).dividedBy(steps)), random);
      }
      double change = Math.log(walk.cents() / first);
      sum += change;
      squares += change * change;
    }
    double mean = sum / paths;
    return Math.sqrt(squares / paths - mean * mean);
  }
}
