package io.pulseboard.bench;

import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.TimescaleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writing to one database, and reading from it when it holds a long history. */
final class StorageBench {

  private static final int RECORDS = 100_000;
  private static final int ROUNDS = 5;
  private static final long QUOTES = 50_000_000;
  private static final long QUOTES_QUICKLY = 1_000_000;

  private final String databaseUrl;
  private final boolean quick;

  StorageBench(String databaseUrl, boolean quick) {
    this.databaseUrl = databaseUrl;
    this.quick = quick;
  }

  /** Measures on that database and, where such a server can be had, on TimescaleDB's. */
  static List<Measurement> onEachEdition(String databaseUrl, boolean quick) throws Exception {
    List<Measurement> measurements = new ArrayList<>(new StorageBench(databaseUrl, quick).run());
    Optional<String> missing = TimescaleServer.prepare();
    if (missing.isPresent()) {
      System.out.println("Not measured on TimescaleDB: " + missing.get());
      return measurements;
    }
    Path folder = Files.createTempDirectory("pulseboard-bench");
    try (TimescaleServer server = TimescaleServer.start(folder)) {
      System.out.println("TimescaleDB is Debian's, without fsync.");
      measurements.addAll(new StorageBench(server.url(), quick).run());
    } finally {
      BenchServers.delete(folder);
    }
    return measurements;
  }

  /** Empties the tables, unless they hold a history of an earlier run, which is read again. */
  List<Measurement> run() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(databaseUrl, 4);
    try (Database database = new Database(settings)) {
      Schema schema = new Schema(database, settings);
      schema.migrate();
      String edition = schema.edition().title();
      List<Measurement> measurements = new ArrayList<>();
      StoredHistory history = new StoredHistory(database);
      long quotes = quick ? QUOTES_QUICKLY : QUOTES;
      if (!history.isStored(quotes)) {
        measurements.addAll(new WriterBench(edition, database, RECORDS, ROUNDS).run());
        measurements.addAll(history.store(edition, quotes));
      }
      measurements.addAll(new ReadBench(edition, database).run(Reads.of(database)));
      return measurements;
    }
  }
}
