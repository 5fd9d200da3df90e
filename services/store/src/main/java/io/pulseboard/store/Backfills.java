package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Which days of a stream were filled with simulated history, so that each is filled once. */
@Singleton
public final class Backfills {

  private final Database database;

  public Backfills(Database database) {
    this.database = database;
  }

  /** How a day stands when a backfill comes to it. */
  public sealed interface Begun {

    /** It is to be filled, with these settings: those of an earlier run that did not finish it. */
    record ToFill(String settings) implements Begun {}

    /** It is filled as far as asked for. */
    record Filled() implements Begun {}

    /** Its records were dropped by retention, so it takes no more. */
    record Closed() implements Begun {}
  }

  private record Row(String settings, Instant until, boolean finished) {}

  /**
   * Begins a day, or goes on with it.
   *
   * @param settings what the caller would fill it with; in its own words, to be got back
   * @param until how far it will be filled
   * @throws DatabaseUnavailableException when the database fails
   */
  public Begun begin(Stream stream, LocalDate day, String settings, Instant until) {
    return database.inTransaction(connection -> {
      StreamLock.take(connection, stream);
      if (isClosed(connection, stream, day)) {
        return new Begun.Closed();
      }
      List<Row> found = find(connection, stream, day);
      if (found.isEmpty()) {
        insert(connection, stream, day, settings, until);
        return new Begun.ToFill(settings);
      }
      Row row = found.getFirst();
      if (row.finished() && !row.until().isBefore(until)) {
        return new Begun.Filled();
      }
      mark(connection, stream, day, until, false);
      return new Begun.ToFill(row.settings());
    });
  }

  /** Notes that all records of a day up to {@code until} are stored. */
  public void finish(Stream stream, LocalDate day, Instant until) {
    database.inTransaction(connection -> mark(connection, stream, day, until, true));
  }

  private static boolean isClosed(Connection connection, Stream stream, LocalDate day)
      throws SQLException {
    if (!RollupChanges.areKept(connection)) {
      return false;
    }
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT true FROM rolled_days WHERE stream = ? AND day = ? AND closed_by IS NOT NULL")) {
      bind(select, stream, day);
      return !Database.read(select, row -> row.getBoolean(1)).isEmpty();
    }
  }

  private static List<Row> find(Connection connection, Stream stream, LocalDate day)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT settings, until, finished FROM backfilled_days WHERE stream = ? AND day = ?")) {
      bind(select, stream, day);
      return Database.read(
          select, row -> new Row(row.getString(1), Database.instant(row, 2), row.getBoolean(3)));
    }
  }

  private static void insert(
      Connection connection, Stream stream, LocalDate day, String settings, Instant until)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            """
            INSERT INTO backfilled_days (stream, day, settings, until, finished)
            VALUES (?, ?, ?, ?::timestamptz, false)
            """)) {
      bind(insert, stream, day);
      insert.setString(3, settings);
      insert.setString(4, until.toString());
      insert.executeUpdate();
    }
  }

  private static boolean mark(
      Connection connection, Stream stream, LocalDate day, Instant until, boolean finished)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            """
            UPDATE backfilled_days SET until = ?::timestamptz, finished = ?
            WHERE stream = ? AND day = ?
            """)) {
      update.setString(1, until.toString());
      update.setBoolean(2, finished);
      update.setString(3, stream.id());
      update.setObject(4, day);
      return update.executeUpdate() == 1;
    }
  }

  private static void bind(PreparedStatement statement, Stream stream, LocalDate day)
      throws SQLException {
    statement.setString(1, stream.id());
    statement.setObject(2, day);
  }
}
