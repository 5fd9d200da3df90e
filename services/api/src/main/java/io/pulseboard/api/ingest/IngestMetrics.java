package io.pulseboard.api.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Context;
import io.pulseboard.contracts.Stream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Records that came in over HTTP, by stream: those that the broker confirmed, those that break a
 * rule, and those that the broker did not confirm. What came with a request that failed for another
 * reason is in none. Made at the start, so that its meters are there before the first request.
 */
@Context
final class IngestMetrics {

  /** Counted of one stream, by what became of its records. */
  private record Outcomes(Counter accepted, Counter refused, Counter unconfirmed) {}

  private final Map<Stream, Outcomes> streams = new EnumMap<>(Stream.class);

  IngestMetrics(MeterRegistry registry) {
    for (Stream stream : Stream.values()) {
      streams.put(
          stream,
          new Outcomes(
              counter(registry, stream, "accepted"),
              counter(registry, stream, "refused"),
              counter(registry, stream, "unconfirmed")));
    }
  }

  private static Counter counter(MeterRegistry registry, Stream stream, String outcome) {
    return Counter.builder("pulseboard.ingest.records")
        .description("Records that came in over HTTP")
        .tag("stream", stream.id())
        .tag("outcome", outcome)
        .register(registry);
  }

  void accepted(Stream stream, int records) {
    of(stream).accepted().increment(records);
  }

  void refused(Stream stream, int records) {
    of(stream).refused().increment(records);
  }

  void unconfirmed(Stream stream, int records) {
    of(stream).unconfirmed().increment(records);
  }

  private Outcomes of(Stream stream) {
    return Objects.requireNonNull(streams.get(stream));
  }
}
