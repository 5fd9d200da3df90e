package io.pulseboard.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/**
 * The worker's meters, each by stream. Every consumed record becomes exactly one of stored,
 * duplicated or dead-lettered; a record that is delivered again is consumed again.
 */
@Singleton
final class WorkerMetrics {

  private final Map<Stream, StreamMeters> meters = new EnumMap<>(Stream.class);

  WorkerMetrics(MeterRegistry registry) {
    for (Stream stream : Stream.values()) {
      meters.put(
          stream,
          new StreamMeters(
              counter(registry, "pulseboard.records.consumed", stream),
              counter(registry, "pulseboard.records.stored", stream),
              counter(registry, "pulseboard.records.duplicated", stream),
              counter(registry, "pulseboard.records.dead.lettered", stream),
              counter(registry, "pulseboard.live.records.skipped", stream),
              counter(registry, "pulseboard.rollup.minutes", stream),
              Timer.builder("pulseboard.batch.store")
                  .description("Time from a batch's first write to its commit")
                  .tag("stream", stream.id())
                  .register(registry)));
    }
  }

  /**
   * The meters of one stream.
   *
   * @param rolledUp minutes whose rollups this worker made anew
   * @param liveSkipped stored records that the live log will not show, because Redis was away too
   *     long
   */
  record StreamMeters(
      Counter consumed,
      Counter stored,
      Counter duplicated,
      Counter deadLettered,
      Counter liveSkipped,
      Counter rolledUp,
      Timer storing) {}

  StreamMeters of(Stream stream) {
    StreamMeters found = meters.get(stream);
    if (found == null) {
      throw new IllegalStateException("no meters for " + stream);
    }
    return found;
  }

  private static Counter counter(MeterRegistry registry, String name, Stream stream) {
    return Counter.builder(name).tag("stream", stream.id()).register(registry);
  }
}
