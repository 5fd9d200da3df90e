package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceAnchorsTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-02-05T00:00:00Z");
  private static final Instant CLOSE = Instant.parse("2026-02-05T21:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final int SYMBOLS = 4_000;

  @ParameterizedTest
  @CsvSource({
    "2026-02-05T00:00:00Z, 2026-02-05T00:00:00Z, 2026-02-05T21:00:00Z",
    "2026-02-05T20:59:59.999999Z, 2026-02-05T00:00:00Z, 2026-02-05T21:00:00Z",
    "2026-02-05T21:00:00Z, 2026-02-05T21:00:00Z, 2026-02-06T00:00:00Z",
    "2026-02-05T23:59:59.999999Z, 2026-02-05T21:00:00Z, 2026-02-06T00:00:00Z",
    "2026-02-07T15:00:00Z, 2026-02-07T00:00:00Z, 2026-02-08T00:00:00Z",
    "2026-11-27T17:00:00Z, 2026-11-27T00:00:00Z, 2026-11-27T18:00:00Z",
    "1969-12-31T12:00:00Z, 1969-12-31T00:00:00Z, 1969-12-31T21:00:00Z",
  })
  void standAtMidnightsAndCloses(Instant at, Instant last, Instant next) {
    PriceAnchors anchors = new PriceAnchors(1, MarketCalendar.nyse());
    assertThat(anchors.lastUntil(at).at()).isEqualTo(last);
    assertThat(anchors.firstAfter(at).at()).isEqualTo(next);
  }

  @Property(tries = 200)
  void areTheSameWhereverOneComesFrom(
      @ForAll long symbol, @ForAll @LongRange(min = -10_000, max = 30_000) long days) {
    Instant midnight = MIDNIGHT.plus(DAY.multipliedBy(days));
    PriceAnchors anchors = new PriceAnchors(symbol, MarketCalendar.nyse());
    PricePoint before = anchors.firstAfter(midnight.minusSeconds(1));
    PricePoint at = anchors.lastUntil(midnight);
    anchors.lastUntil(MIDNIGHT);
    assertThat(before).isEqualTo(at).isEqualTo(anchors.lastUntil(midnight));
    assertThat(new PriceAnchors(symbol, MarketCalendar.roundTheClock()).lastUntil(midnight))
        .isEqualTo(at);
  }

  @Example
  void areAnOrnsteinUhlenbeckProcessOfUnitSpread() {
    double day = Math.exp(-Math.log(2) / 10);
    assertThat(mean(anchors -> square(start(anchors)))).isCloseTo(1, within(0.07));
    assertThat(mean(anchors -> square(anchors.lastUntil(CLOSE).deviation())))
        .isCloseTo(1, within(0.07));
    assertThat(mean(anchors -> square(anchors.firstAfter(CLOSE).deviation() - start(anchors))))
        .isCloseTo(2 * (1 - day), within(0.01));
    assertThat(mean(anchors -> square(anchors.firstAfter(MIDNIGHT).deviation() - start(anchors))))
        .isCloseTo(2 * (1 - Math.pow(day, 21 / 24.0)), within(0.01));
    assertThat(
            mean(anchors ->
                start(anchors)
                    * anchors.lastUntil(MIDNIGHT.plus(DAY.multipliedBy(10))).deviation()))
        .isCloseTo(0.5, within(0.07));
  }

  private static double start(PriceAnchors anchors) {
    return anchors.lastUntil(MIDNIGHT).deviation();
  }

  private static double square(double value) {
    return value * value;
  }

  private static double mean(ToDoubleFunction<PriceAnchors> value) {
    return IntStream.range(0, SYMBOLS)
        .mapToObj(symbol -> new PriceAnchors(symbol, MarketCalendar.nyse()))
        .mapToDouble(value)
        .average()
        .orElseThrow();
  }
}
