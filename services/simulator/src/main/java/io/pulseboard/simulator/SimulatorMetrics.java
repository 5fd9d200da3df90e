package io.pulseboard.simulator;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The simulator's meters, each by stream. Every record that was due is either produced or skipped;
 * what is produced and not yet published waits in the buffer, or was lost when the process ended
 * with the broker away.
 */
@Singleton
final class SimulatorMetrics {

  /** The meters of one stream. */
  record StreamMeters(Counter produced, Counter published, Counter skipped) {}

  private final MeterRegistry registry;
  private final Map<Stream, StreamMeters> meters;

  SimulatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    meters =
        new EnumMap<>(
            Arrays.stream(Stream.values())
                .collect(Collectors.toMap(Function.identity(), stream -> of(stream, registry))));
  }

  /** Has the records told that wait to be confirmed. */
  void watch(List<Lane> lanes) {
    for (Lane lane : lanes) {
      Gauge.builder("pulseboard.simulator.waiting", lane, Lane::waiting)
          .description("Records that wait to be confirmed")
          .tag("stream", lane.stream().id())
          .register(registry);
    }
  }

  StreamMeters of(Stream stream) {
    StreamMeters found = meters.get(stream);
    if (found == null) {
      throw new IllegalStateException("no meters for " + stream);
    }
    return found;
  }

  private static StreamMeters of(Stream stream, MeterRegistry registry) {
    return new StreamMeters(
        counter("pulseboard.simulator.produced", "Records made", stream, registry),
        counter("pulseboard.simulator.published", "Records confirmed", stream, registry),
        counter("pulseboard.simulator.skipped", "Records due but not made", stream, registry));
  }

  private static Counter counter(
      String name, String description, Stream stream, MeterRegistry registry) {
    return Counter.builder(name)
        .description(description)
        .tag("stream", stream.id())
        .register(registry);
  }
}
