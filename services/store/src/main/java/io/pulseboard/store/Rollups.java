package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Keeps the rollups of the editions that have no continuous aggregates. Reads are right without it;
 * it makes them fast. Any number of processes may try: one at a time does the work of a stream.
 */
@Singleton
public final class Rollups {

  private static final int LEAST_MINUTES = 15;
  private static final int MOST_MINUTES = 1440;
  private static final int MANY_NOTES = 100;
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration LONG_PASS = Duration.ofSeconds(5);
  private static final Duration SHORT_PASS = LONG_PASS.dividedBy(2);

  private final Database database;

  /** How many minutes a pass takes on, so that none outlasts a statement's time. */
  private final Map<Stream, Integer> sizes = new EnumMap<>(Stream.class);

  public Rollups(Database database) {
    this.database = database;
  }

  /**
   * Rolls up the oldest minutes of a stream that have changed and are over. For one thread.
   *
   * @return how many minutes; empty when another process is at this stream
   * @throws DatabaseUnavailableException when the database fails; nothing has changed then
   */
  public OptionalInt rollUp(Stream stream) {
    int size = sizes.getOrDefault(stream, LEAST_MINUTES);
    long started = System.nanoTime();
    OptionalInt rolled = database.inTransaction(connection -> rollUp(connection, stream, size));
    if (rolled.orElse(0) == size) {
      sizes.put(stream, next(size, Duration.ofNanos(System.nanoTime() - started)));
    }
    return rolled;
  }

  /**
   * Rolls up all that has changed in a stream, waiting while another process is at it; has the
   * database do so where that keeps the rollups.
   *
   * @throws DatabaseUnavailableException when the database fails
   */
  public void catchUp(Stream stream) throws InterruptedException {
    if (!database.inTransaction(RollupChanges::areKept)) {
      refresh(stream);
      return;
    }
    OptionalInt rolled = rollUp(stream);
    while (rolled.isEmpty() || rolled.getAsInt() > 0) {
      if (rolled.isEmpty()) {
        Thread.sleep(LONG_PASS.dividedBy(20));
      }
      rolled = rollUp(stream);
    }
  }

  /**
   * From the oldest record on, since a refresh of what retention dropped would take its rollups
   * away; a week at a time, so that no call outlasts a statement's time.
   */
  private void refresh(Stream stream) {
    List<Instant> weeks =
        database.list(
            """
            SELECT generate_series(date_bin('7 days', min(timestamp), '2000-01-01Z'), max(timestamp), INTERVAL '7 days')
            FROM %s
            """
                .formatted(stream.table()),
            _ -> {},
            row -> Database.instant(row, 1));
    try (Connection connection = database.connection();
        PreparedStatement call =
            connection.prepareStatement(
                "CALL refresh_continuous_aggregate(?::regclass, ?::timestamptz, ?::timestamptz)")) {
      for (RollupLevel level : RollupLevel.of(stream)) {
        for (Instant week : weeks) {
          call.setString(1, level.relation());
          call.setString(2, week.toString());
          call.setString(3, week.plus(WEEK).toString());
          call.execute();
        }
      }
    } catch (SQLException failed) {
      throw new DatabaseUnavailableException(failed.getMessage(), failed);
    }
  }

  private static int next(int size, Duration took) {
    if (took.compareTo(SHORT_PASS) < 0) {
      return Math.min(MOST_MINUTES, size * 2);
    }
    return took.compareTo(LONG_PASS) > 0 ? Math.max(1, size / 2) : size;
  }

  private static OptionalInt rollUp(Connection connection, Stream stream, int most)
      throws SQLException {
    if (!StreamLock.tryTake(connection, stream)) {
      return OptionalInt.empty();
    }
    // What is noted from here on stays for the next pass, and what is gone was seen: each
    // statement below sees all that was committed before it.
    List<Instant> minutes = changed(connection, stream, most);
    if (minutes.isEmpty()) {
      condense(connection, stream);
      return OptionalInt.of(0);
    }
    forget(connection, stream, minutes);
    for (RollupLevel level : RollupLevel.of(stream)) {
      level.roll(connection, minutes);
    }
    noteDays(connection, stream, minutes);
    return OptionalInt.of(minutes.size());
  }

  private static List<Instant> changed(Connection connection, Stream stream, int most)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            SELECT DISTINCT minute FROM rollup_changes
            WHERE stream = ? AND minute < now() - INTERVAL '1 minute'
            ORDER BY minute LIMIT ?
            """)) {
      select.setString(1, stream.id());
      select.setInt(2, most);
      return Database.read(select, row -> Database.instant(row, 1));
    }
  }

  private static void forget(Connection connection, Stream stream, List<Instant> minutes)
      throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM rollup_changes WHERE stream = ? AND minute = ANY (?::timestamptz[])")) {
      delete.setString(1, stream.id());
      delete.setArray(2, connection.createArrayOf("text", minutes.toArray()));
      delete.executeUpdate();
    }
  }

  /** Many batches note the minute that runs; one note of it says the same and is read faster. */
  private static void condense(Connection connection, Stream stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            WITH noted AS (
              DELETE FROM rollup_changes
              WHERE stream = ? AND (SELECT count(*) > ? FROM rollup_changes WHERE stream = ?)
              RETURNING stream, minute
            )
            INSERT INTO rollup_changes SELECT DISTINCT stream, minute FROM noted
            """)) {
      statement.setString(1, stream.id());
      statement.setInt(2, MANY_NOTES);
      statement.setString(3, stream.id());
      statement.executeUpdate();
    }
  }

  private static void noteDays(Connection connection, Stream stream, List<Instant> minutes)
      throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            """
            INSERT INTO rolled_days (stream, day, rolled_at)
            SELECT DISTINCT ?, (minute AT TIME ZONE 'UTC')::date, now() FROM unnest(?::timestamptz[]) minute
            ON CONFLICT (stream, day) DO UPDATE SET rolled_at = excluded.rolled_at
            """)) {
      upsert.setString(1, stream.id());
      upsert.setArray(2, connection.createArrayOf("text", minutes.toArray()));
      upsert.executeUpdate();
    }
  }
}
