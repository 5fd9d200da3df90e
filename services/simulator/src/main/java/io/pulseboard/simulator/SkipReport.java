package io.pulseboard.simulator;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.contracts.Stream;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the records that a stream skipped and says so, at most once in ten seconds. For one
 * thread.
 */
final class SkipReport {

  private static final Logger LOG = LoggerFactory.getLogger(SkipReport.class);
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

  private final Stream stream;
  private final Counter counter;
  private Instant lastLine = Instant.MIN;
  private long late;
  private long noRoom;

  SkipReport(Stream stream, Counter counter) {
    this.stream = stream;
    this.counter = counter;
  }

  /** Records that were due while nothing ran. */
  void late(long records) {
    late += records;
    counter.increment((double) records);
  }

  /** Records for which the buffer had no room. */
  void noRoom(long records) {
    noRoom += records;
    counter.increment((double) records);
  }

  /** Says what was not said yet, unless the last line is too fresh; answers whether it did. */
  boolean sayIfDue(Instant now) {
    if (late + noRoom == 0 || now.isBefore(nextLine())) {
      return false;
    }
    lastLine = now;
    say();
    return true;
  }

  /** Says what was not said yet. */
  void say() {
    if (late > 0) {
      LOG.warn("skipped {} {}: they were due while the simulator stood still", late, stream.id());
    }
    if (noRoom > 0) {
      LOG.warn("skipped {} {}: the buffer is full, the broker takes fewer", noRoom, stream.id());
    }
    late = 0;
    noRoom = 0;
  }

  private Instant nextLine() {
    return lastLine.equals(Instant.MIN) ? lastLine : lastLine.plus(BETWEEN_LINES);
  }
}
