package io.pulseboard.bench.fanout;

import io.pulseboard.bench.Measurement;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** All clients are cut off and come back at the same moment, while records flow. */
public final class Storm {

  private static final int HEAP_MIB = 256;
  private static final int PER_SECOND = 50;
  private static final int CUTS = 3;
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Endpoints endpoints;
  private final int clients;
  private final Duration between;

  /** With so many clients, and so much time between two cuts. */
  public Storm(Endpoints endpoints, int clients, Duration between) {
    this.endpoints = endpoints;
    this.clients = clients;
    this.between = between;
  }

  /**
   * What the clients' ledgers say.
   *
   * @param resumed how often a client went on without a gap, which is every time
   * @param refused how often it could not
   * @param missing records that a client was not sent
   * @param doubled records that a client was sent again
   * @param broken frames whose {@code prev} was not the offset before
   * @param rangesRead how often the log was read in Redis for them
   */
  public record Outcome(
      int expected,
      long resumed,
      long refused,
      long missing,
      long doubled,
      long broken,
      long rangesRead) {

    List<Measurement> measurements() {
      return List.of(
          Measurement.against(
              "storm: clients that resumed", (double) resumed, "times", expected, 1),
          Measurement.alone("storm: clients that could not, goal 0", (double) refused, "times"),
          Measurement.alone("storm: records missing, goal 0", (double) missing, "records"),
          Measurement.alone("storm: records doubled, goal 0", (double) doubled, "records"),
          Measurement.alone("storm: broken chains, goal 0", (double) broken, "frames"),
          Measurement.alone("storm: reads of the log for them", (double) rangesRead, "reads"));
    }
  }

  /** Cuts them three times. */
  public Outcome run() throws IOException, InterruptedException {
    try (LoadedApi api = LoadedApi.start(endpoints, HEAP_MIB, Map.of(), List.of());
        LoadGenerator generator = LoadGenerator.start(api.port())) {
      generator.subscribe(clients);
      generator.reset();
      long ranges = api.rangesRead();
      CompletableFuture<Long> appended =
          CompletableFuture.supplyAsync(
              () -> api.append(PER_SECOND, between.multipliedBy(CUTS + 2)));
      for (int i = 0; i < CUTS; i++) {
        Thread.sleep(between);
        generator.cut();
      }
      Map<String, Long> seen = generator.await("records", appended.join() * clients, LIMIT);
      return new Outcome(
          CUTS * clients,
          seen.getOrDefault("recovered", 0L),
          seen.getOrDefault("notRecovered", 0L),
          appended.join() * clients - seen.getOrDefault("records", 0L),
          seen.getOrDefault("doubled", 0L),
          seen.getOrDefault("brokenChains", 0L) + seen.getOrDefault("missing", 0L),
          api.rangesRead() - ranges);
    }
  }
}
