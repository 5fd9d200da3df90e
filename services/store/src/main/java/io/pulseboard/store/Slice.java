package io.pulseboard.store;

import io.pulseboard.contracts.StreamRecord;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What part of a history is asked for: {@code from} inclusive to {@code to} exclusive, newest
 * first, going on after a cursor.
 */
public final class Slice {

  private final Instant from;
  private final Position start;
  private final int limit;

  /**
   * @param limit 1 to 1000
   * @param cursor the {@link Page#next()} of the page before, or null for the first page
   * @throws IllegalArgumentException when {@code cursor} is none
   */
  public Slice(Instant from, Instant to, int limit, @Nullable String cursor) {
    this.from = from;
    this.start = cursor == null ? Position.before(to) : Position.of(cursor);
    this.limit = limit;
  }

  /**
   * The clause that goes with {@link #bind}: a condition on time and id, the order and the limit.
   */
  public static final String CLAUSE =
      """
      timestamp >= ? AND (timestamp, id) < (?, ?)
      ORDER BY timestamp DESC, id DESC LIMIT ?
      """;

  /** Sets the four parameters of {@link #CLAUSE}, the first of them at {@code index}. */
  public void bind(PreparedStatement statement, int index) throws SQLException {
    statement.setObject(index, from.atOffset(ZoneOffset.UTC));
    statement.setObject(index + 1, start.timestamp().atOffset(ZoneOffset.UTC));
    statement.setObject(index + 2, start.id());
    statement.setInt(index + 3, limit + 1);
  }

  /** The page that the rows of a query with {@link #CLAUSE} make. */
  public <R extends StreamRecord> Page<R> page(List<R> rows) {
    return pageOf(rows, StreamRecord::timestamp, StreamRecord::id);
  }

  /** The same of rows that are no records, but have a time and an id too. */
  public <T> Page<T> pageOf(List<T> rows, Function<T, Instant> timestamp, Function<T, UUID> id) {
    return Page.of(rows, limit, row -> new Position(timestamp.apply(row), id.apply(row)));
  }
}
