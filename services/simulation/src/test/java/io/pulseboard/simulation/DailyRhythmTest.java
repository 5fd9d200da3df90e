package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DailyRhythmTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-02-05T00:00:00Z");

  @ParameterizedTest
  @EnumSource
  void averagesToOneOverADay(Stream stream) {
    double average =
        IntStream.range(0, 24 * 60)
            .mapToDouble(
                minute -> DailyRhythm.at(stream, MIDNIGHT.plus(Duration.ofMinutes(minute))))
            .average()
            .orElseThrow();
    assertThat(average).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @EnumSource(names = {"SALES", "USER_EVENTS"})
  void whatPeopleDoPeaksInTheAfternoonOfNewYork(Stream stream) {
    assertThat(DailyRhythm.at(stream, MIDNIGHT.plus(Duration.ofHours(18))))
        .isCloseTo(1.3, within(1e-9));
    assertThat(DailyRhythm.at(stream, MIDNIGHT.plus(Duration.ofHours(6))))
        .isCloseTo(0.7, within(1e-9));
  }
}
