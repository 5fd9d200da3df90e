package io.pulseboard.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.contracts.Stream;
import io.pulseboard.worker.Consumers.Lane;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The worker's meters, each by stream. Every consumed record becomes exactly one of stored,
 * duplicated or dead-lettered; a record that is delivered again is consumed again.
 */
@Singleton
final class WorkerMetrics {

  private final MeterRegistry registry;
  private final Map<Stream, StreamMeters> meters = new EnumMap<>(Stream.class);

  WorkerMetrics(MeterRegistry registry) {
    this.registry = registry;
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
              counter(registry, "pulseboard.alerts.raised", stream),
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
   * @param alerts alerts that its records have raised
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
      Counter alerts,
      Timer storing) {}

  /** Has each stream's consumers counted: those with a subscription, and their attempts at one. */
  void watch(List<Lane> lanes) {
    Map<Stream, List<Lane>> byStream =
        lanes.stream().collect(Collectors.groupingBy(lane -> lane.consumer().stream()));
    byStream.forEach((stream, mine) -> {
      Gauge.builder(
              "pulseboard.consumers",
              mine,
              all -> all.stream().filter(lane -> lane.consumer().isConsuming()).count())
          .description("Consumers that have a subscription on their queue")
          .tag("stream", stream.id())
          .register(registry);
      FunctionCounter.builder(
              "pulseboard.consumer.reconnects",
              mine,
              all -> all.stream().mapToInt(lane -> lane.consumer().reconnects()).sum())
          .description("Attempts to get a lost subscription back")
          .tag("stream", stream.id())
          .register(registry);
    });
  }

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
