package io.pulseboard.launch;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * Makes every timer of ours, and the one of HTTP requests, a histogram with the same fixed buckets,
 * so that stages can be compared and instances added up. A percentile is Prometheus' to make.
 */
@Singleton
final class Histograms implements MeterFilter {

  private static final double[] BUCKETS =
      Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
          .mapToDouble(milliseconds -> Duration.ofMillis(milliseconds).toNanos())
          .toArray();

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig asked) {
    boolean ours =
        id.getName().startsWith("pulseboard.") || id.getName().equals("http.server.requests");
    if (!ours || id.getType() != Meter.Type.TIMER) {
      return asked;
    }
    return DistributionStatisticConfig.builder()
        .serviceLevelObjectives(BUCKETS)
        .build()
        .merge(asked);
  }
}
