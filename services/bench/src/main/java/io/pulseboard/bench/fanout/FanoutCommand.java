package io.pulseboard.bench.fanout;

import io.pulseboard.bench.BenchServers;
import io.pulseboard.bench.Measurement;
import io.pulseboard.bench.Report;
import io.pulseboard.bench.ServiceProcess;
import io.pulseboard.embedded.Endpoints;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pulseboard bench fanout}: many live clients, good and bad ones. */
@Command(
    name = "fanout",
    description = "Measures what many live clients cost, and what bad ones do to good ones.",
    mixinStandardHelpOptions = true)
public final class FanoutCommand implements Callable<Integer> {

  private enum Part {
    /** The highest rate that all clients are sent, beside a bare server. */
    RATE,
    /** The memory of idle sessions. */
    IDLE,
    /** Clients that do not read, beside those that do. */
    SLOW,
    /** All clients cut off and back at once. */
    STORM
  }

  private static final int HEAP_MIB = 512;
  private static final int WARM_UP_RATE = 20;
  private static final double RATE_GOAL = 0.7;

  @Option(
      names = "--clients",
      split = ",",
      defaultValue = "100,1000,5000",
      description = "How many clients (default: ${DEFAULT-VALUE}).")
  private List<Integer> clients = List.of();

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long slow clients stay (default: ${DEFAULT-VALUE}).")
  private double minutes;

  @Option(
      names = "--parts",
      split = ",",
      description = "Which parts to run, all when none is named: ${COMPLETION-CANDIDATES}")
  private List<Part> parts = List.of(Part.values());

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
  private @Nullable Path json;

  @Override
  public Integer call() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    try (BenchServers servers = BenchServers.start()) {
      System.out.println("Measuring on " + servers.description() + ".");
      Endpoints endpoints = servers.endpoints();
      for (Part part : parts) {
        switch (part) {
          case RATE -> {
            for (int count : clients) {
              measurements.addAll(rate(endpoints, count));
            }
          }
          case IDLE -> measurements.addAll(new IdleMemory(endpoints).run());
          case SLOW ->
              measurements.addAll(
                  new SlowClients(endpoints, 1_000, Duration.ofSeconds(10))
                      .run(Duration.ofMillis((long) (minutes * 60_000)))
                      .measurements());
          case STORM ->
              measurements.addAll(
                  new Storm(endpoints, 1_000, Duration.ofSeconds(4)).run().measurements());
        }
      }
    }
    Report.print(measurements);
    if (json != null) {
      Report.writeJson(json, measurements);
    }
    return 0;
  }

  private static List<Measurement> rate(Endpoints endpoints, int count) throws Exception {
    int first = Math.max(10, 10_000 / count);
    Rates.Outcome bare;
    Rates.Outcome bareAtHalf;
    System.err.println("a bare server");
    int port = ServiceProcess.freePort();
    try (LineProcess server =
            LineProcess.start(BareServer.class, HEAP_MIB, Integer.toString(port));
        LoadGenerator generator = LoadGenerator.start(port)) {
      generator.connect(count, LoadClient.Manner.HEALTHY);
      Rates rates =
          new Rates(
              new Rates.Server() {
                @Override
                public long send(int perSecond, Duration time) throws java.io.IOException {
                  return server
                      .ask("run " + perSecond + " " + time.toSeconds())
                      .getOrDefault("records", 0L);
                }

                @Override
                public ProcessHandle process() {
                  return server.process();
                }
              },
              generator,
              count);
      rates.run(WARM_UP_RATE);
      bare = rates.highest(first);
      bareAtHalf = rates.run(Math.max(1, bare.perSecond() / 2));
    }
    System.err.println("the api");
    try (LoadedApi api =
            LoadedApi.start(endpoints, HEAP_MIB, Map.of("LIVE_TICK", "0ms"), List.of());
        LoadGenerator generator = LoadGenerator.start(api.port())) {
      generator.subscribe(count);
      Rates rates =
          new Rates(
              new Rates.Server() {
                @Override
                public long send(int perSecond, Duration time) {
                  return api.append(perSecond, time);
                }

                @Override
                public ProcessHandle process() {
                  return api.process().process();
                }
              },
              generator,
              count);
      rates.run(WARM_UP_RATE);
      Rates.Outcome hub = rates.highest(first);
      Rates.Outcome atHalf = rates.run(Math.max(1, bare.perSecond() / 2));
      String name = "fanout: %,d clients, ".formatted(count);
      return List.of(
          Measurement.against(
              name + "records/s to each, all delivered",
              hub.perSecond(),
              "records/s",
              bare.perSecond(),
              RATE_GOAL),
          Measurement.alone(name + "frames that they came in", hub.framesPerSecond(), "frames/s"),
          Measurement.alone(name + "p50 at half of the bare rate", atHalf.p50(), "µs"),
          Measurement.alone(name + "p50 of the bare server", bareAtHalf.p50(), "µs"),
          Measurement.alone(name + "p99 at half of the bare rate", atHalf.p99(), "µs"),
          Measurement.alone(name + "p99 of the bare server", bareAtHalf.p99(), "µs"),
          Measurement.against(
              name + "processor time of a million frames",
              atHalf.cpuPerFrame() / 1e3,
              "s",
              bareAtHalf.cpuPerFrame() / 1e3,
              1 / RATE_GOAL));
    }
  }
}
