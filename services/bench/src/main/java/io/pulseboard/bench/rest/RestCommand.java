package io.pulseboard.bench.rest;

import io.pulseboard.bench.BenchServers;
import io.pulseboard.bench.LineProcess;
import io.pulseboard.bench.Measurement;
import io.pulseboard.bench.Report;
import io.pulseboard.bench.StoredHistory;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulseboard bench rest}: reads and the door for records, beside their bare parts. */
@Command(
    name = "rest",
    description = "Measures what REST adds to the database's and the broker's own work.",
    mixinStandardHelpOptions = true)
public final class RestCommand implements Callable<Integer> {

  private enum Part {
    /** Every read, beside a bare server that sends the same SQL and writes the same bytes. */
    READS,
    /** Records over HTTP, beside publishing them straight. */
    INGEST
  }

  private static final int HEAP_MIB = 512;
  private static final double READ_GOAL = 1.5;

  @Option(
      names = "--parts",
      split = ",",
      description = "Which parts to run, all when none is named: ${COMPLETION-CANDIDATES}")
  private List<Part> parts = List.of(Part.values());

  @Option(
      names = "--quotes",
      defaultValue = "1000000",
      description = "Quotes to read among, unless they are stored (default: ${DEFAULT-VALUE}).")
  private long quotes;

  @Option(
      names = "--clients",
      defaultValue = "4",
      description = "Clients that read at the same time (default: ${DEFAULT-VALUE}).")
  private int clients;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "Rounds of each, taken in turn (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seconds",
      defaultValue = "2",
      description = "Length of a round of reads (default: ${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--prepared",
      description =
          "Let the bare server prepare its statements, whose values never change, so that the"
              + " database plans each but once. Without it they are planned each time.")
  private boolean prepared;

  @Mixin private Report report = new Report();

  @Override
  public Integer call() throws Exception {
    List<Measurement> measurements = new ArrayList<>();
    try (BenchServers servers = BenchServers.start()) {
      System.out.println("Measuring on " + servers.description() + ".");
      for (Part part : parts) {
        measurements.addAll(
            switch (part) {
              case READS -> reads(servers.endpoints());
              case INGEST -> new IngestDoor(servers.endpoints(), rounds).run();
            });
      }
    }
    report.write(measurements);
    return 0;
  }

  private List<Measurement> reads(Endpoints endpoints) throws Exception {
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 4);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      StoredHistory history = new StoredHistory(database);
      if (!history.isStored(quotes)) {
        history.store("history", quotes);
      }
    }
    List<RecordedRead> reads =
        ReadRecorder.record(environment(endpoints), HEAP_MIB, RestReads.all());
    Path folder = Files.createTempDirectory("pulseboard-rest");
    RecordedRead.writeTo(folder, reads);
    int bare = ServiceProcess.freePort();
    try (ServiceProcess api = api(endpoints);
        LineProcess _ =
            LineProcess.start(
                BareReads.class,
                HEAP_MIB,
                Integer.toString(bare),
                endpoints.databaseUrl(),
                folder.toString(),
                Boolean.toString(prepared))) {
      List<Measurement> measurements = new ArrayList<>();
      for (RecordedRead read : reads) {
        measurements.addAll(compare(read, api.port(), bare));
      }
      return measurements;
    } finally {
      BenchServers.delete(folder);
    }
  }

  private List<Measurement> compare(RecordedRead read, int api, int bare) throws Exception {
    Duration length = Duration.ofMillis((long) (seconds * 1_000));
    HttpLoad.get(api, read.path(), clients, length.dividedBy(2));
    HttpLoad.get(bare, read.path(), clients, length.dividedBy(2));
    Histogram ours = HttpLoad.histogram();
    Histogram theirs = HttpLoad.histogram();
    for (int i = 0; i < rounds; i++) {
      ours.add(HttpLoad.get(api, read.path(), clients, length));
      theirs.add(HttpLoad.get(bare, read.path(), clients, length));
    }
    String name = read.path().replaceFirst("^/api/v1", "").replaceFirst("[?&]from=.*$", "");
    System.err.printf(
        "%s: %d and %d answers%n", name, ours.getTotalCount(), theirs.getTotalCount());
    double all = seconds * rounds;
    return List.of(
        Measurement.against(
            name + ", rate",
            (double) ours.getTotalCount() / all,
            "answers/s",
            (double) theirs.getTotalCount() / all,
            1 / READ_GOAL),
        at(50, name, ours, theirs),
        at(95, name, ours, theirs),
        at(99, name, ours, theirs));
  }

  private static Measurement at(int percentile, String name, Histogram ours, Histogram theirs) {
    return Measurement.against(
        name + ", p" + percentile,
        (double) ours.getValueAtPercentile(percentile),
        "µs",
        (double) theirs.getValueAtPercentile(percentile),
        READ_GOAL);
  }

  /** An API that counts nobody's requests. */
  static ServiceProcess api(Endpoints endpoints) throws Exception {
    Path log = Files.createTempFile("pulseboard-rest", ".log");
    ServiceProcess api =
        ServiceProcess.start(
            "api", ServiceProcess.freePort(), environment(endpoints), HEAP_MIB, log);
    try {
      api.awaitHealthy(Duration.ofSeconds(30));
      return api;
    } catch (IllegalStateException failed) {
      api.close();
      throw failed;
    }
  }

  private static Map<String, String> environment(Endpoints endpoints) {
    Map<String, String> environment = new HashMap<>(endpoints.environment());
    environment.put("API_RATE_LIMIT", "0");
    return environment;
  }
}
