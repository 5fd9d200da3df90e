package io.pulseboard.api;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.pulseboard.api.live.Bridge;
import io.pulseboard.store.Schema;
import jakarta.inject.Singleton;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the API needs: the database with a current schema; without Redis it is degraded, not down.
 */
@Singleton
final class ApiHealth implements HealthIndicator {

  private static final HealthStatus DEGRADED =
      new HealthStatus("DEGRADED", "Live data is not flowing", true, 500);

  private final Schema schema;
  private final Bridge bridge;

  ApiHealth(Schema schema, Bridge bridge) {
    this.schema = schema;
    this.bridge = bridge;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result).subscribeOn(Schedulers.boundedElastic());
  }

  private HealthResult result() {
    boolean database = schema.isCurrent();
    boolean live = bridge.isFollowing();
    HealthStatus status =
        database && bridge.isPrimed() ? live ? HealthStatus.UP : DEGRADED : HealthStatus.DOWN;
    return HealthResult.builder("api", status)
        .details(
            Map.of(
                "database", database ? "available" : "away, or its schema is not current",
                "live_log", live ? "following" : "away"))
        .build();
  }
}
