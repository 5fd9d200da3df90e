package io.pulseboard.bench;

import io.pulseboard.store.Database;
import io.pulseboard.testing.SentSql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads as the API makes them, against the same SQL as text on one connection, fetched column by
 * column, taken in turn.
 */
final class ReadBench {

  private static final int WARM_UPS = 10;
  private static final int TIMES = 200;
  private static final double GOAL = 1.5;
  private static final double MEDIAN = 0.5;
  private static final double TAIL = 0.95;

  private final String edition;
  private final Database database;

  ReadBench(String edition, Database database) {
    this.edition = edition;
    this.database = database;
  }

  /** Times each read by its name; the figures are the bare ones' in microseconds too. */
  List<Measurement> run(Map<String, Runnable> reads) throws SQLException {
    List<Measurement> measurements = new ArrayList<>();
    for (Map.Entry<String, Runnable> read : reads.entrySet()) {
      // What a read remembers from its first run is not asked again.
      read.getValue().run();
      List<String> statements = SentSql.of(read.getValue());
      if (statements.isEmpty()) {
        throw new IllegalStateException(read.getKey() + " sent nothing to the database");
      }
      measurements.addAll(compare(read.getKey(), read.getValue(), statements));
    }
    return measurements;
  }

  private List<Measurement> compare(String name, Runnable read, List<String> sql)
      throws SQLException {
    double[] ours = new double[TIMES];
    double[] bare = new double[TIMES];
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      for (int i = -WARM_UPS; i < TIMES; i++) {
        long started = System.nanoTime();
        read.run();
        long between = System.nanoTime();
        fetch(statement, sql);
        long ended = System.nanoTime();
        if (i >= 0) {
          ours[i] = (between - started) / 1e3;
          bare[i] = (ended - between) / 1e3;
        }
      }
    }
    String title = edition + ": " + name;
    return List.of(
        against(title + ", p50", ours, bare, MEDIAN), against(title + ", p95", ours, bare, TAIL));
  }

  private static Measurement against(String name, double[] ours, double[] bare, double share) {
    return Measurement.against(name, Medians.at(share, ours), "µs", Medians.at(share, bare), GOAL);
  }

  private static void fetch(Statement statement, List<String> sql) throws SQLException {
    for (String each : sql) {
      try (ResultSet rows = statement.executeQuery(each)) {
        FetchedRows.all(rows);
      }
    }
  }
}
