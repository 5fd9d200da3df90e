package io.pulseboard.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pulseboard.contracts.Stream;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SkipReportTest {

  private static final Instant NOW = Instant.parse("2026-02-05T15:00:00Z");

  private final Counter counter = new SimpleMeterRegistry().counter("skipped");
  private final SkipReport report = new SkipReport(Stream.SALES, counter);

  @Test
  void saysNothingWhenNothingWasSkipped() {
    report.late(0);
    assertThat(report.sayIfDue(NOW)).isFalse();
  }

  @Test
  void saysTheFirstAtOnceAndTheRestAfterTenSeconds() {
    report.noRoom(3);
    assertThat(report.sayIfDue(NOW)).isTrue();
    report.noRoom(2);
    report.late(5);
    assertThat(report.sayIfDue(NOW.plusMillis(9_999))).isFalse();
    assertThat(report.sayIfDue(NOW.plusSeconds(10))).isTrue();
    assertThat(report.sayIfDue(NOW.plusSeconds(60))).isFalse();
    assertThat(counter.count()).isEqualTo(10);
  }
}
