package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A long queue, drained by a worker that is a process with a small heap: its memory must not follow
 * the backlog.
 */
final class BacklogBench {

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final String STORED = "pulseboard_records_stored_total";
  private static final int HEAP_MIB = 256;
  private static final Duration START_LIMIT = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Endpoints endpoints;
  private final int records;

  BacklogBench(Endpoints endpoints, int records) {
    this.endpoints = endpoints;
    this.records = records;
  }

  List<Measurement> run() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 1);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      IngestBench.truncate(database);
      System.err.printf("filling the queue with %,d records%n", records);
      new Filler(endpoints.rabbitmqUrl(), STREAM).fill(records);
      try {
        return drain();
      } finally {
        IngestBench.truncate(database);
      }
    }
  }

  private List<Measurement> drain() throws Exception {
    Path log = Files.createTempFile("pulseboard-worker", ".log");
    List<Measurement> measurements = new ArrayList<>();
    Map<String, String> settings = endpoints.environment();
    try (ServiceProcess worker =
        ServiceProcess.start("worker", ServiceProcess.freePort(), settings, HEAP_MIB, log)) {
      worker.awaitHealthy(START_LIMIT);
      long started = System.nanoTime();
      double first = worker.metric(STORED);
      awaitStored(worker, records * 0.1);
      long early = worker.mostResidentBytes().orElse(0);
      awaitStored(worker, records);
      double seconds = (System.nanoTime() - started) / 1e9;
      measurements.add(
          Measurement.alone(
              "backlog of %,d: worker with a heap of %d MiB".formatted(records, HEAP_MIB),
              (records - first) / seconds,
              "records/s"));
      worker
          .mostResidentBytes()
          .ifPresent(most -> {
            measurements.add(
                Measurement.alone(
                    "backlog: most memory in its first tenth", mebibytes(early), "MiB"));
            measurements.add(
                Measurement.alone("backlog: most memory in all of it", mebibytes(most), "MiB"));
          });
      worker.stop();
    }
    Files.delete(log);
    return measurements;
  }

  private static double mebibytes(long bytes) {
    return bytes / 1048576.0;
  }

  private static void awaitStored(ServiceProcess worker, double count) throws Exception {
    while (worker.metric(STORED) < count) {
      if (!worker.process().isAlive()) {
        throw new IllegalStateException("the worker ended while it drained the backlog");
      }
      Thread.sleep(LOOK);
    }
  }
}
