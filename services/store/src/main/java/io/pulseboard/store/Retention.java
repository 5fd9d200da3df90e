package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops records that are older than their stream's period, whole days or chunks at a time, after
 * their rollups are final.
 *
 * <p>A day goes in steps, each of which may wait for a later call: it is closed, so that no more
 * records of it are taken; whoever was writing to it comes to an end; what they wrote is rolled up;
 * then its records are dropped.
 */
@Singleton
public final class Retention {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration DELETED_AT_ONCE = Duration.ofHours(1);

  private final Database database;
  private final Schema schema;
  private final RetentionSettings settings;
  private final Clock clock;

  public Retention(Database database, Schema schema, RetentionSettings settings, Clock clock) {
    this.database = database;
    this.schema = schema;
    this.settings = settings;
    this.clock = clock;
  }

  /** A stretch of whole days, in UTC, that is dropped at once. */
  private record Span(Instant from, Instant to) {}

  /**
   * Whether what is in a span keeps it from being dropped.
   *
   * @param pending it has records that are not rolled up
   * @param open it has days that are not closed
   * @param busy one of those was written to in the last hour, or in the last day by a backfill that
   *     is not finished
   * @param written someone who began before it was closed may still write to it
   */
  private record State(boolean pending, boolean open, boolean busy, boolean written) {}

  /**
   * Brings the oldest stretch of a stream that is past its period nearer to its end.
   *
   * @return whether it came nearer, so that another call may bring it on at once
   * @throws DatabaseUnavailableException when the database fails
   */
  public boolean drop(Stream stream) {
    Optional<Duration> kept = settings.of(stream);
    if (kept.isEmpty()) {
      return false;
    }
    Instant horizon = clock.instant().minus(kept.get());
    Optional<Span> due = oldest(stream).filter(span -> !span.to().isAfter(horizon));
    return due.isPresent() && drop(stream, due.get());
  }

  /**
   * Hands the periods to a database that drops old records by policies of its own.
   *
   * @throws DatabaseUnavailableException when the database fails
   */
  public void setPolicies() {
    for (Stream stream : Stream.values()) {
      String[] levels =
          RollupLevel.of(stream).stream().map(RollupLevel::relation).toArray(String[]::new);
      database.inTransaction(connection -> {
        try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT set_retention(?::regclass, ?::regclass[], ?::interval)")) {
          statement.setString(1, stream.table());
          statement.setArray(2, connection.createArrayOf("text", levels));
          statement.setString(3, settings.of(stream).map(Duration::toString).orElse(null));
          return statement.execute();
        }
      });
    }
  }

  private boolean drop(Stream stream, Span span) {
    State state = state(stream, span);
    if (state.pending() || state.written()) {
      return false;
    }
    if (state.open()) {
      return !state.busy() && close(stream, span) > 0;
    }
    if (schema.edition() == Edition.PLAIN) {
      deleteRecords(stream, span);
    } else {
      dropChunks(stream, span);
    }
    LOG.info("dropped the {} of {} to {}", stream.id(), span.from(), span.to());
    return true;
  }

  private Optional<Span> oldest(Stream stream) {
    String sql =
        switch (schema.edition()) {
          case PLAIN ->
              """
              SELECT day, day + INTERVAL '1 day'
              FROM (SELECT date_bin('1 day', min(timestamp), '2000-01-01Z') AS day FROM %1$s) oldest
              WHERE day IS NOT NULL AND '%1$s' = ?
              """
                  .formatted(stream.table());
          case TIMESCALE_APACHE, TIMESCALE_COMMUNITY ->
              """
              SELECT range_start, range_end FROM timescaledb_information.chunks
              WHERE hypertable_name = ? ORDER BY range_start LIMIT 1
              """;
        };
    return database
        .list(
            sql,
            statement -> statement.setString(1, stream.table()),
            row -> new Span(Database.instant(row, 1), Database.instant(row, 2)))
        .stream()
        .findFirst();
  }

  private State state(Stream stream, Span span) {
    return database
        .list(
            """
            WITH due AS (
              SELECT ? AS stream, ?::timestamptz AS since, ?::timestamptz AS until
            ), days AS (
              SELECT rolled_days.* FROM rolled_days JOIN due USING (stream)
              WHERE day >= (since AT TIME ZONE 'UTC')::date AND day < (until AT TIME ZONE 'UTC')::date
            )
            SELECT
              EXISTS (SELECT FROM rollup_changes JOIN due USING (stream) WHERE minute >= since AND minute < until),
              EXISTS (SELECT FROM days WHERE closed_by IS NULL),
              EXISTS (SELECT FROM days WHERE closed_by IS NULL AND rolled_at > now() - INTERVAL '1 hour')
                OR EXISTS (
                  SELECT FROM backfilled_days JOIN days USING (stream, day)
                  WHERE NOT finished AND rolled_at > now() - INTERVAL '1 day'),
              EXISTS (SELECT FROM days WHERE closed_by >= pg_snapshot_xmin(pg_current_snapshot()))
            """,
            statement -> bind(statement, stream, span),
            row ->
                new State(
                    row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)))
        .getFirst();
  }

  /** Looks again for what is under way: a backfill may have begun since, but not under the lock. */
  private int close(Stream stream, Span span) {
    return database.inTransaction(connection -> {
      StreamLock.take(connection, stream);
      try (PreparedStatement update =
          connection.prepareStatement(
              """
              UPDATE rolled_days SET closed_by = pg_current_xact_id()
              WHERE stream = ?
                AND day >= (?::timestamptz AT TIME ZONE 'UTC')::date AND day < (?::timestamptz AT TIME ZONE 'UTC')::date
                AND closed_by IS NULL
                AND NOT EXISTS (
                  SELECT FROM backfilled_days begun
                  WHERE begun.stream = rolled_days.stream AND begun.day = rolled_days.day
                    AND NOT finished AND rolled_at > now() - INTERVAL '1 day')
              """)) {
        bind(update, stream, span);
        return update.executeUpdate();
      }
    });
  }

  private void deleteRecords(Stream stream, Span span) {
    for (Instant from = span.from(); from.isBefore(span.to()); from = from.plus(DELETED_AT_ONCE)) {
      List<String> range = List.of(from.toString(), from.plus(DELETED_AT_ONCE).toString());
      run(
          "DELETE FROM %s WHERE timestamp >= ?::timestamptz AND timestamp < ?::timestamptz"
              .formatted(stream.table()),
          range);
    }
  }

  private void dropChunks(Stream stream, Span span) {
    run(
        "SELECT drop_chunks(?::regclass, older_than => ?::timestamptz)",
        List.of(stream.table(), span.to().toString()));
  }

  private void run(String sql, List<String> parameters) {
    database.inTransaction(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        for (int i = 0; i < parameters.size(); i++) {
          statement.setString(i + 1, parameters.get(i));
        }
        return statement.execute();
      }
    });
  }

  private static void bind(PreparedStatement statement, Stream stream, Span span)
      throws SQLException {
    statement.setString(1, stream.id());
    statement.setString(2, span.from().toString());
    statement.setString(3, span.to().toString());
  }
}
