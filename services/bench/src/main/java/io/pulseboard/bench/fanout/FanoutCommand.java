package io.pulseboard.bench.fanout;

import io.pulseboard.bench.BenchServers;
import io.pulseboard.bench.Measurement;
import io.pulseboard.bench.Report;
import io.pulseboard.embedded.Endpoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private Report report = new Report();

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
              measurements.addAll(new RateBench(endpoints, count).run());
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
    report.write(measurements);
    return 0;
  }
}
