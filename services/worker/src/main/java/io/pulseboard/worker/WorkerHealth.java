package io.pulseboard.worker;

import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.worker.Consumers.Lane;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * What the worker needs: a consumer on every queue and the database; without Redis it is degraded,
 * not down.
 */
@Singleton
final class WorkerHealth implements HealthIndicator {

  private static final HealthStatus DEGRADED =
      new HealthStatus("DEGRADED", "The live log is not written", true, 500);

  private final Consumers consumers;
  private final LiveLogWriter liveLog;

  WorkerHealth(Consumers consumers, LiveLogWriter liveLog) {
    this.consumers = consumers;
    this.liveLog = liveLog;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    return Mono.fromSupplier(this::result).subscribeOn(Schedulers.boundedElastic());
  }

  private HealthResult result() {
    List<Lane> lanes = consumers.lanes();
    Map<String, Object> details = new LinkedHashMap<>();
    for (Lane lane : lanes) {
      details.put(
          lane.consumer().stream().id(),
          lane.ingestor().isWaitingForDatabase()
              ? "waiting for the database"
              : lane.consumer().isConsuming() ? "consuming" : "waiting for the broker");
    }
    boolean redis = liveLog.isAvailable();
    details.put("live_log", redis ? "available" : "away");
    boolean working =
        details.entrySet().stream()
            .allMatch(detail ->
                detail.getKey().equals("live_log") || detail.getValue().equals("consuming"));
    HealthStatus status = working ? redis ? HealthStatus.UP : DEGRADED : HealthStatus.DOWN;
    return HealthResult.builder("worker", status).details(details).build();
  }
}
