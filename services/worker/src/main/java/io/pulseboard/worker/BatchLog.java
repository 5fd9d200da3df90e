package io.pulseboard.worker;

import io.pulseboard.contracts.Stream;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells in the log how many records a batch had and how long it took to store, of one batch in each
 * interval, for who makes metrics of log lines. For one thread.
 */
final class BatchLog {

  private static final Logger LOG = LoggerFactory.getLogger(BatchLog.class);

  private final Stream stream;
  private final long intervalNanos;
  private long next = System.nanoTime();

  /**
   * @param interval zero to say nothing
   */
  BatchLog(Stream stream, Duration interval) {
    this.stream = stream;
    this.intervalNanos = interval.toNanos();
  }

  /** A batch was stored, from its first write to its commit in {@code took}. */
  void stored(int records, Duration took) {
    if (intervalNanos == 0) {
      return;
    }
    long now = System.nanoTime();
    if (now - next >= 0) {
      next = now + intervalNanos;
      LOG.atInfo()
          .addKeyValue("stream", stream.id())
          .addKeyValue("records", records)
          .addKeyValue("store_ms", Math.round(took.toNanos() / 1e3) / 1e3)
          .log("stored a batch");
    }
  }
}
