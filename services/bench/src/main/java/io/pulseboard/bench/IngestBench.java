package io.pulseboard.bench;

import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.broker.BatchSettings;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.RecordGenerator;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * From a filled queue to committed rows and live log, one worker; against a bare client that drains
 * the same queue with the same prefetch and acknowledgements, and against bare binary COPY of the
 * same rows into the same table in transactions of the same size.
 */
final class IngestBench {

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final long SEED = 1;
  private static final int PUBLISHED_AT_ONCE = 1_000;
  private static final double GOAL = 0.7;
  private static final Duration STEP = Duration.ofMillis(10);

  private final Endpoints endpoints;
  private final int records;
  private final int rounds;
  private int batch;

  IngestBench(Endpoints endpoints, int records, int rounds) {
    this.endpoints = endpoints;
    this.records = records;
    this.rounds = rounds;
  }

  /** Runs one round to warm up and then the counted ones, and gives the medians. */
  List<Measurement> run() throws Exception {
    double[] ingested = new double[rounds];
    double[] drained = new double[rounds];
    double[] copied = new double[rounds];
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 4);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      for (int round = -1; round < rounds; round++) {
        truncate(database);
        fill();
        double ingest = ingest();
        List<byte[]> chunks = BareParts.binaryRows(database, STREAM, records, batch);
        truncate(database);
        double copy = records / BareParts.copySeconds(database, STREAM, chunks);
        fill();
        double drain = records / BareParts.drainSeconds(endpoints, STREAM, records, batch);
        System.err.printf(
            "%s: worker %,.0f/s, drain %,.0f/s, COPY %,.0f/s%n",
            round < 0 ? "warm-up" : "round " + (round + 1), ingest, drain, copy);
        if (round >= 0) {
          ingested[round] = ingest;
          drained[round] = drain;
          copied[round] = copy;
        }
      }
      truncate(database);
    }
    double worker = Medians.of(ingested);
    double drain = Medians.of(drained);
    double copy = Medians.of(copied);
    return List.of(
        Measurement.alone("ingest: bare drain of the queue", drain, "records/s"),
        Measurement.alone("ingest: bare COPY", copy, "records/s"),
        Measurement.against(
            "ingest: queue to committed rows, one worker",
            worker,
            "records/s",
            Math.min(drain, copy),
            GOAL));
  }

  private Service worker() {
    return Service.start(
        Map.of(
            "database.url", endpoints.databaseUrl(),
            "rabbitmq.url", endpoints.rabbitmqUrl(),
            "redis.url", endpoints.redisUrl(),
            "worker.port", 0),
        "worker");
  }

  private void fill() {
    RecordGenerator generator = Generators.of(STREAM, SEED, 440, MarketCalendar.roundTheClock());
    Instant at = Instant.parse("2026-01-02T15:00:00Z");
    try (var context =
        io.micronaut.context.ApplicationContext.run(
            Map.<String, Object>of("rabbitmq.url", endpoints.rabbitmqUrl()))) {
      RecordPublisher publisher = context.getBean(RecordPublisher.class);
      List<StreamRecord> next = new ArrayList<>(PUBLISHED_AT_ONCE);
      for (int i = 1; i <= records; i++) {
        next.add(generator.next(at));
        at = at.plus(STEP);
        if (next.size() == PUBLISHED_AT_ONCE || i == records) {
          publisher.publish(STREAM, next);
          next.clear();
        }
      }
    }
  }

  /**
   * Timed from the first look at which rows are stored, so that the worker's start does not count.
   */
  private double ingest() {
    try (Service worker = worker()) {
      batch = worker.context().getBean(BatchSettings.class).size();
      var stored =
          worker
              .context()
              .getBean(MeterRegistry.class)
              .get("pulseboard.records.stored")
              .tag("stream", STREAM.id())
              .counter();
      double first = stored.count();
      while (first == 0) {
        LockSupport.parkNanos(200_000);
        first = stored.count();
      }
      long started = System.nanoTime();
      while (stored.count() < records) {
        LockSupport.parkNanos(200_000);
      }
      return (records - first) / seconds(started);
    }
  }

  private static void truncate(Database database) throws SQLException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + STREAM.table());
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
