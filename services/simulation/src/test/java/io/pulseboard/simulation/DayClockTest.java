package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.Stream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

class DayClockTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-02-05T00:00:00Z");

  @Test
  void startsAtItsPhaseAndKeepsTheRateInWholeMicroseconds() {
    DayClock clock = new DayClock(Stream.STOCK_QUOTES, new Rate(3), MIDNIGHT, 0.5);
    assertThat(clock.next()).isEqualTo("2026-02-05T00:00:00.166666Z");
    assertThat(clock.next()).isEqualTo("2026-02-05T00:00:00.500Z");
    assertThat(clock.next()).isEqualTo("2026-02-05T00:00:00.833333Z");
    assertThat(clock.next()).isEqualTo("2026-02-05T00:00:01.166666Z");
  }

  @Test
  void doesNotDriftOverADay() {
    DayClock clock = new DayClock(Stream.STOCK_QUOTES, new Rate(7), MIDNIGHT, 0);
    Instant at = clock.next();
    for (int record = 0; record < 7 * 86_400; record++) {
      at = clock.next();
    }
    assertThat(at).isCloseTo(MIDNIGHT.plus(Duration.ofDays(1)), within(1, ChronoUnit.MILLIS));
  }

  @Test
  void ticksFasterInTheAfternoonOfNewYorkForWhatPeopleDo() {
    int night = recordsInAMinute("2026-02-05T06:00:00Z");
    int afternoon = recordsInAMinute("2026-02-05T18:00:00Z");
    assertThat(night).isBetween(4_199, 4_201);
    assertThat(afternoon).isBetween(7_799, 7_801);
  }

  private static int recordsInAMinute(String start) {
    Instant opens = Instant.parse(start);
    DayClock clock = new DayClock(Stream.SALES, new Rate(100), opens, 0);
    int records = 0;
    while (clock.next().isBefore(opens.plusSeconds(60))) {
      records++;
    }
    return records;
  }
}
