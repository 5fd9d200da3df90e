package io.pulseboard.store.events;

import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.Cover;
import io.pulseboard.store.Database;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads of user events. Filters may name event_type, country and user_id; the last is answered from
 * the records themselves, since rollups do not tell users apart.
 */
@Singleton
public final class EventQueries {

  private static final String USER = "user_id";

  private final Database database;

  public EventQueries(Database database) {
    this.database = database;
  }

  /** User events, newest first. */
  public Page<UserEvent> events(Filter filter, Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM user_events WHERE " + filter.conditions() + Slice.CLAUSE,
            statement -> slice.bind(statement, filter.bind(statement, 1)),
            UserEventTable::read));
  }

  /** How many events of each type there were in a range, most first. */
  public List<EventCount> counts(Filter filter, TimeRange range) {
    Cover cover = filter.names(USER) ? Cover.ofRecords(range) : Cover.of(range);
    return database.list(
        """
        SELECT event_type, sum(events) FROM (
        %s
        ) piece WHERE %s true GROUP BY event_type ORDER BY 2 DESC, event_type
        """
            .formatted(
                cover.union(
                    "SELECT event_type, country, user_id, 1 AS events FROM user_events",
                    "SELECT event_type, country, NULL AS user_id, events FROM events_%s"),
                filter.conditions()),
        statement -> filter.bind(statement, cover.bind(statement, 1)),
        row -> new EventCount(row.getString(1), row.getLong(2)));
  }

  /**
   * Events by interval, oldest first, over all intervals that the range touches; those without an
   * event are left out.
   */
  public List<EventPoint> timeseries(
      Filter filter, TimeRange range, Interval interval, @Nullable EventGroup group) {
    String column = group == null ? "NULL::text" : group.text();
    boolean records = filter.names(USER);
    String time = records ? "timestamp" : "bucket";
    return database.listOfRange(
        """
        SELECT %1$s AS time, %2$s AS part, %3$s
        WHERE %4$s %5$s >= ? AND %5$s < ?
        GROUP BY time, part ORDER BY time, part
        """
            .formatted(
                interval.bin(time),
                column,
                records
                    ? "count(*) FROM user_events"
                    : "sum(events) FROM events_" + interval.level(),
                filter.conditions(),
                time),
        statement -> interval.whole(range).bind(statement, filter.bind(statement, 1)),
        row -> new EventPoint(Database.instant(row, 1), row.getString(2), row.getLong(3)));
  }

  /** How many different users had an event in a range. */
  public long activeUsers(TimeRange range) {
    return database
        .listOfRange(
            """
            SELECT count(DISTINCT user_id) FROM user_events
            WHERE timestamp >= ? AND timestamp < ? AND user_id IS NOT NULL
            """,
            statement -> range.bind(statement, 1),
            row -> row.getLong(1))
        .getFirst();
  }

  /** The same, and how many there were in each interval that the range touches. */
  public ActiveUsers activeUsers(TimeRange range, Interval interval) {
    List<ActiveUsers.Point> rows =
        database.listOfRange(
            """
            WITH seen AS MATERIALIZED (
              SELECT %s AS time, user_id, bool_or(timestamp >= ? AND timestamp < ?) AS within
              FROM user_events
              WHERE timestamp >= ? AND timestamp < ? AND user_id IS NOT NULL
              GROUP BY time, user_id)
            SELECT '-infinity' AS time, count(DISTINCT user_id) FROM seen WHERE within
            UNION ALL SELECT time, count(*) FROM seen GROUP BY time
            ORDER BY time
            """
                .formatted(interval.bin("timestamp")),
            statement -> {
              range.bind(statement, 1);
              interval.whole(range).bind(statement, 3);
            },
            row -> new ActiveUsers.Point(Database.instant(row, 1), row.getLong(2)));
    return new ActiveUsers(rows.getFirst().users(), rows.subList(1, rows.size()));
  }
}
