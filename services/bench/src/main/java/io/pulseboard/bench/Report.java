package io.pulseboard.bench;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The table that a run prints, and the same figures as JSON when they are asked for. */
public final class Report {

  private static final String ROW = "%-80s %14s %-10s %14s %7s %6s%n";

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there as well.")
  private @Nullable Path json;

  /** For picocli, as a part of a command. */
  public Report() {}

  /**
   * Prints one line for each, below the machine, and writes the file that was asked for.
   *
   * @throws IOException when that file cannot be written
   */
  public void write(List<Measurement> measurements) throws IOException {
    print(measurements);
    if (json != null) {
      Files.writeString(
          json,
          ObjectMapper.getDefault()
              .writeValueAsString(Argument.listOf(Measurement.class), measurements));
    }
  }

  private static void print(List<Measurement> measurements) {
    System.out.println(machine());
    System.out.printf(Locale.ROOT, ROW, "figure", "value", "unit", "bound", "ratio", "goal");
    for (Measurement measurement : measurements) {
      System.out.printf(
          Locale.ROOT,
          ROW,
          measurement.name(),
          number(measurement.value(), 0),
          measurement.unit(),
          number(measurement.bound(), 0),
          number(measurement.ratio(), 2),
          number(measurement.goal(), 2));
    }
  }

  private static String number(@Nullable Double value, int decimals) {
    return value == null ? "" : String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%s, %d processors, %,d MiB of heap, %s %s, Java %s"
        .formatted(
            processor(),
            runtime.availableProcessors(),
            runtime.maxMemory() >> 20,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
  }
}
