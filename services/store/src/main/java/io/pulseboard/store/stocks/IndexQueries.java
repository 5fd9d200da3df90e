package io.pulseboard.store.stocks;

import io.pulseboard.store.Database;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Indices of many stocks' candles. */
@Singleton
public final class IndexQueries {

  private final Database database;

  public IndexQueries(Database database) {
    this.database = database;
  }

  /**
   * The index of the closes in the intervals that the range touches; empty without a candle. The
   * database adds up the returns, so that one row for each interval is fetched and not one for each
   * candle.
   *
   * @param symbols null for all that have candles
   */
  public PriceIndex index(
      @Nullable Collection<String> symbols, Interval interval, TimeRange range) {
    TimeRange whole = interval.whole(range);
    return PriceIndex.of(
        database.listOfRange(
            """
            SELECT time, coalesce(sum(close / before - 1), 0),
                   coalesce(array_agg(symbol) FILTER (WHERE before IS NULL), '{}')
            FROM (
              SELECT *, lag(close) OVER (PARTITION BY symbol ORDER BY time) AS before
              FROM (
                SELECT DISTINCT ON (symbol, time) symbol, %s AS time, close
                FROM candles_%s WHERE %s bucket >= ? AND bucket < ?
                ORDER BY symbol, time, bucket DESC
              ) closed
            ) moved
            GROUP BY time ORDER BY time
            """
                .formatted(
                    interval.bin("bucket"),
                    interval.level(),
                    symbols == null ? "" : "symbol = ANY (?) AND"),
            statement -> whole.bind(statement, bind(statement, symbols)),
            IndexQueries::step));
  }

  private static int bind(PreparedStatement statement, @Nullable Collection<String> symbols)
      throws SQLException {
    if (symbols == null) {
      return 1;
    }
    statement.setArray(1, statement.getConnection().createArrayOf("text", symbols.toArray()));
    return 2;
  }

  private static IndexStep step(ResultSet row) throws SQLException {
    Array joined = row.getArray(3);
    return new IndexStep(
        Database.instant(row, 1), row.getDouble(2), List.of((String[]) joined.getArray()));
  }
}
