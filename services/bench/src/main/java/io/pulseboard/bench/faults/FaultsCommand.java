package io.pulseboard.bench.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code pulseboard bench faults}: breaks a running system on purpose and counts the damage. */
@Command(
    name = "faults",
    description =
        "Breaks a running system on purpose, again and again, and counts what was lost or doubled.",
    mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer> {

  @Option(
      names = "--minutes",
      defaultValue = "10",
      description = "How long faults happen (default: ${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--faults",
      defaultValue = "2147483647",
      description = "End after so many, if that comes first.",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private int faults;

  @Option(
      names = "--seed",
      description = "Decides on the faults and their moments; random, and printed, when absent.")
  private @Nullable Long seed;

  @Option(
      names = "--rate",
      defaultValue = "50",
      description = "Records of each of the four streams a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--folder",
      description =
          "An empty folder for data and logs, kept afterwards; a temporary one if absent.")
  private @Nullable Path folder;

  @Override
  public Integer call() throws Exception {
    long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
    Path home = folder == null ? Files.createTempDirectory("pulseboard-faults") : folder;
    FaultSummary summary =
        new FaultRun(home, chosen, rate, System.out).run(faults, Duration.ofMinutes(minutes));
    print(summary);
    if (!summary.isClean()) {
      System.out.printf("The logs are in %s; --seed %d does it again.%n", home, chosen);
      return 1;
    }
    if (folder == null) {
      io.pulseboard.bench.BenchServers.delete(home);
    }
    return 0;
  }

  private static void print(FaultSummary summary) {
    row("faults", summary.faults().size(), "");
    row("records confirmed", summary.confirmed(), "");
    row("channels resumed without a gap", summary.resumed(), "");
    row("gaps that a client was told of", summary.gapsTold(), "");
    row("records sent again, dropped by id", summary.dropped(), "");
    row("lost in the database", summary.lostInDatabase(), "0");
    row("doubled in the database", summary.doubledInDatabase(), "0");
    row("stored, but never published", summary.strangers(), "0");
    row("lost at clients", summary.lostAtClients(), "0");
    row("doubled at clients", summary.doubledAtClients(), "0");
    row("gaps that no client was told of", summary.silentGaps().size(), "0");
    row("lost dead letters", summary.lostLetters(), "0");
    summary.silentGaps().forEach(gap -> System.out.println("  " + gap));
    System.out.printf(
        Locale.ROOT,
        "%-40s %,12.1f s %6s%n",
        "slowest recovery",
        summary.slowestRecovery().toMillis() / 1e3,
        "10");
  }

  private static void row(String name, int value, String goal) {
    System.out.printf(Locale.ROOT, "%-40s %,14d %6s%n", name, value, goal);
  }
}
