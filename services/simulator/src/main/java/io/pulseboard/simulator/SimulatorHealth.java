package io.pulseboard.simulator;

import io.micronaut.core.async.publisher.Publishers;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;

/** Whether each stream's records reach the broker; down when some have waited for too long. */
@Singleton
final class SimulatorHealth implements HealthIndicator {

  private final Simulator simulator;

  SimulatorHealth(Simulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public Publisher<HealthResult> getResult() {
    Map<String, Object> details = new LinkedHashMap<>();
    simulator.lanes().forEach(lane -> details.put(lane.stream().id(), lane.state()));
    boolean working = simulator.lanes().stream().allMatch(Lane::isWorking);
    return Publishers.just(
        HealthResult.builder("simulator", working ? HealthStatus.UP : HealthStatus.DOWN)
            .details(details)
            .build());
  }
}
