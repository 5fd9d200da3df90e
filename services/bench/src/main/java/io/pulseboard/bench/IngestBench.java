package io.pulseboard.bench;

import com.sun.management.ThreadMXBean;
import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.broker.BatchSettings;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
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
  private static final double GOAL = 0.7;
  private static final double TRACED_GOAL = 0.95;
  private static final int NAIVE_PART = 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Endpoints endpoints;
  private final int records;
  private final int rounds;
  private final Filler filler;
  private int batch;

  IngestBench(Endpoints endpoints, int records, int rounds) {
    this.endpoints = endpoints;
    this.filler = new Filler(endpoints.rabbitmqUrl(), STREAM);
    this.records = records;
    this.rounds = rounds;
  }

  private record Ingested(double perSecond, double bytesPerRecord) {}

  /** Runs one round to warm up and then the counted ones, and gives the medians. */
  List<Measurement> run() throws Exception {
    double[] ingested = new double[rounds];
    double[] drained = new double[rounds];
    double[] copied = new double[rounds];
    double[] allocated = new double[rounds];
    double naive;
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 4);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      for (int round = -1; round < rounds; round++) {
        truncate(database);
        filler.fill(records);
        Ingested ingest = ingest(Map.of());
        List<byte[]> chunks = BareParts.binaryRows(database, STREAM, records, batch);
        truncate(database);
        double copy = records / BareParts.copySeconds(database, STREAM, chunks);
        filler.fill(records);
        double drain = records / BareParts.drainSeconds(endpoints, STREAM, records, batch);
        System.err.printf(
            "%s: worker %,.0f/s, drain %,.0f/s, COPY %,.0f/s%n",
            round < 0 ? "warm-up" : "round " + (round + 1), ingest.perSecond(), drain, copy);
        if (round >= 0) {
          ingested[round] = ingest.perSecond();
          drained[round] = drain;
          copied[round] = copy;
          allocated[round] = ingest.bytesPerRecord();
        }
      }
      truncate(database);
      int few = Math.max(1, records / NAIVE_PART);
      filler.fill(few);
      naive = few / BareParts.naiveSeconds(endpoints, database, STREAM, few);
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
            GOAL),
        Measurement.alone("ingest: naive consumer, one row at a time", naive, "records/s"),
        Measurement.alone("ingest: allocated by the worker", Medians.of(allocated), "B/record"));
  }

  /**
   * A worker that makes spans of every publish and batch and sends them to a collector, which drops
   * them, against one that makes none; the two take turns. The collector shares the processors.
   */
  List<Measurement> traced() throws Exception {
    double[] traced = new double[rounds];
    double[] untraced = new double[rounds];
    DatabaseSettings settings = new DatabaseSettings(endpoints.databaseUrl(), 4);
    try (Database database = new Database(settings);
        SpanSink collector = new SpanSink()) {
      new Schema(database, settings).migrate();
      Map<String, Object> tracing = Map.of("otel.exporter.otlp.endpoint", collector.endpoint());
      Map<String, Object> publisher = new HashMap<>(tracing);
      publisher.put("rabbitmq.url", endpoints.rabbitmqUrl());
      Filler tracedFiller = new Filler(publisher, STREAM);
      for (int round = -1; round < rounds; round++) {
        truncate(database);
        filler.fill(records);
        double without = ingest(Map.of()).perSecond();
        truncate(database);
        tracedFiller.fill(records);
        double with = ingest(tracing).perSecond();
        System.err.printf(
            "%s: traced %,.0f/s, untraced %,.0f/s%n",
            round < 0 ? "warm-up" : "round " + (round + 1), with, without);
        if (round >= 0) {
          traced[round] = with;
          untraced[round] = without;
        }
      }
      truncate(database);
      if (collector.bytes() == 0) {
        throw new IllegalStateException("no span was sent, so nothing was measured");
      }
    }
    return List.of(
        Measurement.against(
            "ingest: with all traces, against without",
            Medians.of(traced),
            "records/s",
            Medians.of(untraced),
            TRACED_GOAL));
  }

  private Service worker(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put("database.url", endpoints.databaseUrl());
    settings.put("rabbitmq.url", endpoints.rabbitmqUrl());
    settings.put("redis.url", endpoints.redisUrl());
    settings.put("worker.port", 0);
    return Service.start(settings, "worker");
  }

  /**
   * Timed from the first look at which rows are stored, so that the worker's start does not count.
   */
  private Ingested ingest(Map<String, Object> more) {
    try (Service worker = worker(more)) {
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
      long allocatedBefore = THREADS.getTotalThreadAllocatedBytes();
      while (stored.count() < records) {
        LockSupport.parkNanos(200_000);
      }
      double seconds = (System.nanoTime() - started) / 1e9;
      long allocated = THREADS.getTotalThreadAllocatedBytes() - allocatedBefore;
      return new Ingested((records - first) / seconds, allocated / (records - first));
    }
  }

  static void truncate(Database database) throws SQLException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + STREAM.table());
    }
  }
}
