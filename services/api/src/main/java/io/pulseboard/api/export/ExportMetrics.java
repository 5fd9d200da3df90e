package io.pulseboard.api.export;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;

/**
 * What exports have read from the database, by stream and format: at most a few pages more than
 * their clients have taken.
 */
@Singleton
final class ExportMetrics {

  private final MeterRegistry registry;

  ExportMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  Counter records(Stream stream, ExportFormat format) {
    return Counter.builder("pulseboard.export.records")
        .description("Records that exports have read from the database")
        .tag("stream", stream.id())
        .tag("format", format.id())
        .register(registry);
  }
}
