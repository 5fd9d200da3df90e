package io.pulseboard.simulator;

import io.micronaut.context.annotation.Context;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import jakarta.annotation.PreDestroy;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One lane per stream that has a rate, from the server's start to the context's end. */
@Context
final class Simulator {

  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
  private static final Duration LAST_CHANCE = Duration.ofSeconds(5);

  private final List<Lane> lanes;
  private final Clock clock;
  private boolean started;

  Simulator(
      SimulatorSettings settings,
      MarketSettings market,
      RecordPublisher publisher,
      SimulatorMetrics metrics,
      Clock clock) {
    this.clock = clock;
    int capacity = settings.buffer();
    this.lanes =
        sources(settings, market.calendar()).stream()
            .map(source -> {
              Stream stream = source.stream();
              return new Lane(
                  source,
                  capacity,
                  records -> publisher.publish(stream, records),
                  metrics.of(stream),
                  clock);
            })
            .toList();
    metrics.watch(lanes);
  }

  /** Reads every setting, so that a wrong one is found even when nothing is to be simulated. */
  private static List<Source> sources(SimulatorSettings settings, MarketCalendar market) {
    long seed = settings.seed() == null ? new SecureRandom().nextLong() : settings.seed();
    int extraSymbols = settings.extraSymbols();
    List<Source> sources =
        Arrays.stream(Stream.values())
            .map(stream ->
                new Source(
                    stream,
                    settings.rate(stream),
                    market.hoursOf(stream),
                    Generators.of(stream, seed, extraSymbols, market)))
            .filter(source -> !source.rate().isOff())
            .toList();
    if (!settings.enabled()) {
      return List.of();
    }
    LOG.info("simulating with seed {}", seed);
    return sources;
  }

  @EventListener
  void onStartup(ServerStartupEvent ready) {
    started = true;
    lanes.forEach(Lane::start);
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Stops making records first, then publishes what is left of them. */
  @PreDestroy
  void stop() throws InterruptedException {
    if (!started) {
      return;
    }
    for (Lane lane : lanes) {
      lane.stopTicking();
    }
    Instant end = clock.instant().plus(LAST_CHANCE);
    for (Lane lane : lanes) {
      int lost = lane.finish(Duration.between(clock.instant(), end));
      if (lost > 0) {
        LOG.warn("stopped with {} {} unpublished", lost, lane.stream().id());
      }
    }
  }
}
