package io.pulseboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class RepeatFilterTest {

  private final LoggerContext context = new LoggerContext();
  private final RepeatFilter filter = new RepeatFilter();

  @Test
  void leavesOutWhatRepeatsTooOftenAndSaysHowMuchThatWas() {
    List<LoggingEvent> written = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      LoggingEvent event = event(Level.WARN, "no {}", i, 1_000 + i);
      if (filter.decide(event) == FilterReply.NEUTRAL) {
        written.add(event);
      }
    }
    LoggingEvent later = event(Level.WARN, "no {}", 0, 11_500);

    assertThat(written).hasSize(10).allMatch(event -> event.getKeyValuePairs() == null);
    assertThat(filter.decide(later)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(later.getKeyValuePairs()).containsExactly(new KeyValuePair("left_out", 990));
  }

  @Test
  void countsEachLineForItself() {
    for (int i = 0; i < 20; i++) {
      filter.decide(event(Level.ERROR, "the one", 0, 1_000));
    }

    assertThat(filter.decide(event(Level.ERROR, "the one", 0, 1_000))).isEqualTo(FilterReply.DENY);
    assertThat(filter.decide(event(Level.ERROR, "the other", 0, 1_000)))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void letsEveryLineBelowAWarningThrough() {
    for (int i = 0; i < 100; i++) {
      assertThat(filter.decide(event(Level.INFO, "stored a batch", i, 1_000)))
          .isEqualTo(FilterReply.NEUTRAL);
    }
  }

  @Test
  void forgetsTheOldestOfVeryManyLines() {
    for (int i = 0; i < 11; i++) {
      filter.decide(event(Level.WARN, "the first", 0, 1_000));
    }
    for (int i = 0; i < 1_000; i++) {
      filter.decide(event(Level.WARN, "made up of " + i, 0, 1_000));
    }

    assertThat(filter.decide(event(Level.WARN, "the first", 0, 1_000)))
        .isEqualTo(FilterReply.NEUTRAL);
  }

  private LoggingEvent event(Level level, String message, int argument, long milliseconds) {
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("x"), level, message, null, new Object[] {argument});
    event.setInstant(Instant.ofEpochMilli(milliseconds));
    return event;
  }
}
