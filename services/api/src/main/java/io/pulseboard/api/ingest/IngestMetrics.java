package io.pulseboard.api.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;

/**
 * Records that came in over HTTP, by stream: those that the broker confirmed, those that break a
 * rule, and those that the broker did not confirm. What came with a request that failed for another
 * reason is in none.
 */
@Singleton
final class IngestMetrics {

  private final Map<Stream, Counter> accepted = new EnumMap<>(Stream.class);
  private final Map<Stream, Counter> refused = new EnumMap<>(Stream.class);
  private final Map<Stream, Counter> unconfirmed = new EnumMap<>(Stream.class);

  IngestMetrics(MeterRegistry registry) {
    for (Stream stream : Stream.values()) {
      accepted.put(stream, counter(registry, stream, "accepted"));
      refused.put(stream, counter(registry, stream, "refused"));
      unconfirmed.put(stream, counter(registry, stream, "unconfirmed"));
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
    count(accepted, stream, records);
  }

  void refused(Stream stream, int records) {
    count(refused, stream, records);
  }

  void unconfirmed(Stream stream, int records) {
    count(unconfirmed, stream, records);
  }

  private static void count(Map<Stream, Counter> counters, Stream stream, int records) {
    Counter counter = counters.get(stream);
    if (counter != null) {
      counter.increment(records);
    }
  }
}
