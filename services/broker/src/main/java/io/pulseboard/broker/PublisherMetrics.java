package io.pulseboard.broker;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What this process has published, each by stream. A record that is tried again is published again;
 * it is confirmed once by its producer's count, though the broker may hold it twice.
 */
@Singleton
final class PublisherMetrics {

  /**
   * The meters of one stream.
   *
   * @param confirming from the hand-over of a batch to the broker's confirmation of all of it
   */
  record StreamMeters(Counter published, Counter confirmed, Timer confirming) {}

  private final Map<Stream, StreamMeters> meters;

  PublisherMetrics(MeterRegistry registry) {
    meters =
        new EnumMap<>(
            Arrays.stream(Stream.values())
                .collect(Collectors.toMap(Function.identity(), stream -> of(stream, registry))));
  }

  StreamMeters of(Stream stream) {
    return Objects.requireNonNull(meters.get(stream));
  }

  private static StreamMeters of(Stream stream, MeterRegistry registry) {
    return new StreamMeters(
        Counter.builder("pulseboard.records.published")
            .description("Records handed to the broker, once more for each attempt")
            .tag("stream", stream.id())
            .register(registry),
        Counter.builder("pulseboard.records.confirmed")
            .description("Records that the broker has confirmed")
            .tag("stream", stream.id())
            .register(registry),
        Timer.builder("pulseboard.publish")
            .description("From the hand-over of a batch to the broker's confirmation")
            .tag("stream", stream.id())
            .register(registry));
  }
}
