package io.pulseboard.worker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.broker.QueueDepths.Depth;
import io.pulseboard.contracts.Stream;
import io.pulseboard.worker.Consumers.Lane;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The worker's meters, each by stream. Every consumed record becomes exactly one of stored,
 * duplicated or dead-lettered; a record that is delivered again is consumed again. A record has
 * waited on the queue, is decoded, stored and appended to the live log; each of these is timed once
 * for a batch.
 */
@Singleton
final class WorkerMetrics {

  private static final double[] BATCH_SIZES = {1, 5, 10, 50, 100, 250, 500, 1_000, 2_500, 5_000};

  private final MeterRegistry registry;
  private final StockPrices prices;
  private final Map<Stream, StreamMeters> meters = new EnumMap<>(Stream.class);

  WorkerMetrics(MeterRegistry registry, MetricsSettings settings) {
    this.registry = registry;
    this.prices = new StockPrices(settings.symbols(), registry);
    for (Stream stream : Stream.values()) {
      meters.put(stream, meters(stream));
    }
  }

  private StreamMeters meters(Stream stream) {
    return new StreamMeters(
        counter("pulseboard.records.consumed", "Records that were handled", stream),
        counter("pulseboard.records.stored", "Records stored that were not there", stream),
        counter("pulseboard.records.duplicated", "Records that were stored before", stream),
        counter("pulseboard.records.dead.lettered", "Records that can never be stored", stream),
        counter(
            "pulseboard.live.records.skipped",
            "Stored records that the live log will not show, as Redis was away too long",
            stream),
        counter("pulseboard.rollup.minutes", "Minutes whose rollups were made anew", stream),
        counter("pulseboard.alerts.raised", "Alerts that records have raised", stream),
        DistributionSummary.builder("pulseboard.batch.size")
            .description("Records of a batch")
            .baseUnit("records")
            .serviceLevelObjectives(BATCH_SIZES)
            .tag("stream", stream.id())
            .register(registry),
        timer("pulseboard.queue.wait", "From a batch's first publish to its decoding", stream),
        timer("pulseboard.batch.decode", "Decoding and checking a batch", stream),
        timer("pulseboard.batch.store", "Time from a batch's first write to its commit", stream),
        timer("pulseboard.batch.live.append", "Appending a batch to the live log", stream),
        timer("pulseboard.batch.duration", "All of a batch's handling after decoding", stream));
  }

  /**
   * The meters of one stream.
   *
   * @param rolledUp minutes whose rollups this worker made anew
   * @param alerts alerts that its records have raised
   * @param liveSkipped stored records that the live log will not show, because Redis was away too
   *     long
   * @param handling from the first write to the last dead letter
   */
  record StreamMeters(
      Counter consumed,
      Counter stored,
      Counter duplicated,
      Counter deadLettered,
      Counter liveSkipped,
      Counter rolledUp,
      Counter alerts,
      DistributionSummary size,
      Timer waiting,
      Timer decoding,
      Timer storing,
      Timer appending,
      Timer handling) {}

  /** Has each stream's consumers counted: those with a subscription, and their attempts at one. */
  void watch(List<Lane> lanes) {
    Map<Stream, List<Lane>> byStream =
        lanes.stream().collect(Collectors.groupingBy(lane -> lane.consumer().stream()));
    byStream.forEach((stream, mine) -> {
      gauge(
          "pulseboard.consumers",
          "Consumers that have a subscription on their queue",
          stream,
          () -> mine.stream().filter(lane -> lane.consumer().isConsuming()).count());
      gauge(
          "pulseboard.consumers.waiting.for.database",
          "Consumers with a batch that the database does not take",
          stream,
          () -> mine.stream().filter(lane -> lane.ingestor().isWaitingForDatabase()).count());
      gauge(
          "pulseboard.live.records.held",
          "Stored records that wait for Redis",
          stream,
          () -> mine.stream().mapToInt(lane -> lane.ingestor().heldFromLiveLog()).sum());
      FunctionCounter.builder(
              "pulseboard.consumer.reconnects",
              mine,
              all -> all.stream().mapToInt(lane -> lane.consumer().reconnects()).sum())
          .description("Attempts to get a lost subscription back")
          .tag("stream", stream.id())
          .register(registry);
    });
  }

  /** Has the depth of each stream's queues told: what {@code depths} answers, NaN for nothing. */
  void watch(Function<Stream, Optional<Depth>> depths) {
    for (Stream stream : Stream.values()) {
      gauge(
          "pulseboard.queue.depth",
          "Records on the queue that no consumer has yet",
          stream,
          () -> depths.apply(stream).map(Depth::records).map(Long::doubleValue).orElse(Double.NaN));
      gauge(
          "pulseboard.dead.letters",
          "Dead letters that wait for a decision",
          stream,
          () ->
              depths
                  .apply(stream)
                  .map(Depth::deadLetters)
                  .map(Long::doubleValue)
                  .orElse(Double.NaN));
    }
  }

  StockPrices prices() {
    return prices;
  }

  StreamMeters of(Stream stream) {
    StreamMeters found = meters.get(stream);
    if (found == null) {
      throw new IllegalStateException("no meters for " + stream);
    }
    return found;
  }

  private void gauge(String name, String description, Stream stream, Supplier<Number> value) {
    Gauge.builder(name, value)
        .description(description)
        .tag("stream", stream.id())
        .register(registry);
  }

  private Timer timer(String name, String description, Stream stream) {
    return Timer.builder(name)
        .description(description)
        .tag("stream", stream.id())
        .register(registry);
  }

  private Counter counter(String name, String description, Stream stream) {
    return Counter.builder(name)
        .description(description)
        .tag("stream", stream.id())
        .register(registry);
  }
}
