package io.pulseboard.bench;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Leaves a service without meters, but for the one that says when a run is over. */
@Singleton
@Requires(property = MetricsOff.PROPERTY, value = "true")
final class MetricsOff implements MeterFilter {

  static final String PROPERTY = "bench.metrics-off";

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getName().equals("pulseboard.records.stored")
        ? MeterFilterReply.NEUTRAL
        : MeterFilterReply.DENY;
  }
}
