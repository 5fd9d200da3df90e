package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * From a filled queue to committed rows and live log, one worker; against a bare client that drains
 * the same queue with the same prefetch and acknowledgements, and against bare binary COPY of the
 * same rows into the same table in transactions of the same size.
 */
final class IngestBench {

  private static final Stream STREAM = Stream.STOCK_QUOTES;
  private static final double GOAL = 0.7;
  private static final int NAIVE_PART = 20;

  private final Endpoints endpoints;
  private final int records;
  private final int rounds;
  private final Filler filler;

  IngestBench(Endpoints endpoints, int records, int rounds) {
    this.endpoints = endpoints;
    this.filler = new Filler(endpoints.rabbitmqUrl(), STREAM);
    this.records = records;
    this.rounds = rounds;
  }

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
        TimedWorker ingest = TimedWorker.drain(endpoints, STREAM, records, Map.of());
        List<byte[]> chunks = BareParts.binaryRows(database, STREAM, records, ingest.batch());
        truncate(database);
        double copy = records / BareParts.copySeconds(database, STREAM, chunks);
        filler.fill(records);
        double drain = records / BareParts.drainSeconds(endpoints, STREAM, records, ingest.batch());
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

  static void truncate(Database database) throws SQLException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE " + STREAM.table());
    }
  }
}
