package io.pulseboard.livelog;

import io.pulseboard.contracts.StreamRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A record as it goes through the live log, its text made once by the worker.
 *
 * @param key null on streams without keys
 * @param timestampMicros event time in microseconds since 1970
 * @param json the text that clients get; not copied, not to be changed
 */
public record LiveRecord(@Nullable String key, long timestampMicros, byte[] json) {

  /** A record with the text that stands for it. */
  public static LiveRecord of(StreamRecord record, byte[] json) {
    return new LiveRecord(
        record.key(), ChronoUnit.MICROS.between(Instant.EPOCH, record.timestamp()), json);
  }
}
