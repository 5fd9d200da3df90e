package io.pulseboard.bench;

import io.pulseboard.bench.fanout.FanoutCommand;
import io.pulseboard.bench.faults.FaultsCommand;
import io.pulseboard.bench.rest.RestCommand;
import io.pulseboard.launch.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulseboard bench}: runs benchmarks and prints their figures beside their bounds. */
@Command(
    name = "pulseboard bench",
    description = "Measures Pulseboard against the bare parts it is made of.",
    subcommands = {FanoutCommand.class, FaultsCommand.class, RestCommand.class, StartCommand.class},
    footer = {"", "What a page costs the browser: pulseboard bench page --help"},
    mixinStandardHelpOptions = true)
public final class BenchApplication implements Callable<Integer> {

  private enum Benchmark {
    /** From a filled queue to committed rows. */
    INGEST,
    /** From publish to a live client's frame. */
    LATENCY,
    /** Writing and reading the database. */
    STORAGE
  }

  @Parameters(
      paramLabel = "BENCHMARK",
      description = "Which to run, all when none is named: ${COMPLETION-CANDIDATES}")
  private List<Benchmark> names = List.of(Benchmark.values());

  @Mixin private Report report = new Report();

  @Option(
      names = "--records",
      defaultValue = "50000",
      description = "Records of one round (default: ${DEFAULT-VALUE}).")
  private int records;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds, of which the median counts (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--backlog",
      defaultValue = "1000000",
      description = "Records of the long queue; 0 leaves it out (default: ${DEFAULT-VALUE}).")
  private int backlog;

  @Option(
      names = "--observability",
      description = "Measure what metrics and traces cost ingest, instead of ingest itself.")
  private boolean observability;

  @Option(
      names = "--quick",
      description = "Read among 1 million stored quotes instead of 50 million.")
  private boolean quick;

  public static void main(String[] args) {
    System.exit(
        new CommandLine(new BenchApplication())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler((failed, command, _) -> {
              command.getErr().println("pulseboard: " + Service.reason(failed));
              return 1;
            })
            .execute(args));
  }

  @Override
  public Integer call() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    try (BenchServers servers = BenchServers.start()) {
      System.out.println("Measuring on " + servers.description() + ".");
      for (Benchmark benchmark : names) {
        measurements.addAll(
            switch (benchmark) {
              case INGEST -> ingest(servers);
              case LATENCY -> new LatencyBench(servers.endpoints()).run();
              case STORAGE -> storage(servers);
            });
      }
    }
    report.write(measurements);
    return 0;
  }

  private List<Measurement> ingest(BenchServers servers) throws Exception {
    if (observability) {
      return new ObservabilityBench(servers.endpoints(), records, rounds).run();
    }
    List<Measurement> measurements =
        new ArrayList<>(new IngestBench(servers.endpoints(), records, rounds).run());
    if (backlog > 0) {
      measurements.addAll(new BacklogBench(servers.endpoints(), backlog).run());
    }
    return measurements;
  }

  private List<Measurement> storage(BenchServers servers) throws Exception {
    String databaseUrl = servers.endpoints().databaseUrl();
    return servers.areGiven()
        ? new StorageBench(databaseUrl, quick).run()
        : StorageBench.onEachEdition(databaseUrl, quick);
  }
}
