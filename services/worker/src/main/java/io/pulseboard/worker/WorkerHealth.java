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

  private static final String CONSUMING = "consuming";

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
      // The worst of a stream's consumers speaks for it.
      details.merge(
          lane.consumer().stream().id(),
          state(lane),
          (held, next) -> held.equals(CONSUMING) ? next : held);
    }
    boolean redis = liveLog.isAvailable();
    details.put("live_log", redis ? "available" : "away");
    boolean working =
        details.entrySet().stream()
            .allMatch(detail ->
                detail.getKey().equals("live_log") || detail.getValue().equals(CONSUMING));
    HealthStatus status = working ? redis ? HealthStatus.UP : DEGRADED : HealthStatus.DOWN;
    return HealthResult.builder("worker", status).details(details).build();
  }

  private static String state(Lane lane) {
    if (lane.ingestor().isWaitingForDatabase()) {
      return "waiting for the database";
    }
    if (lane.consumer().isConsuming()) {
      return CONSUMING;
    }
    String failure = lane.consumer().failure();
    return failure.isEmpty() ? "waiting for the broker" : "waiting for the broker: " + failure;
  }
}
