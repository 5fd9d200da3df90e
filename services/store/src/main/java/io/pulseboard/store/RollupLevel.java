package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** One width of a stream's rollup: its rolled table, and how its rows are made anew. */
record RollupLevel(String relation, Duration width) {

  /** A stream's levels, each made from the one before it. */
  static List<RollupLevel> of(Stream stream) {
    String family =
        switch (stream) {
          case STOCK_QUOTES -> "candles";
          case SALES -> "sales";
          case USER_EVENTS -> "events";
          case FINANCIAL_METRICS -> "financials";
        };
    return List.of(
        new RollupLevel(family + "_1m", Duration.ofMinutes(1)),
        new RollupLevel(family + "_1h", Duration.ofHours(1)),
        new RollupLevel(family + "_1d", Duration.ofDays(1)));
  }

  /** The start of the bucket that holds {@code time}; buckets start at whole widths in UTC. */
  Instant bucket(Instant time) {
    long seconds = width.toSeconds();
    return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
  }

  /** Makes the buckets anew that hold these times. */
  void roll(Connection connection, Collection<Instant> times) throws SQLException {
    TreeSet<Instant> buckets = new TreeSet<>();
    times.forEach(time -> buckets.add(bucket(time)));
    Array array = connection.createArrayOf("text", buckets.toArray());
    try (PreparedStatement delete =
            connection.prepareStatement(
                "DELETE FROM rolled_%s WHERE bucket = ANY (?::timestamptz[])".formatted(relation));
        PreparedStatement insert =
            connection.prepareStatement(
                """
                INSERT INTO rolled_%1$s
                SELECT bucket, fresh.*
                FROM unnest(?::timestamptz[]) bucket
                CROSS JOIN LATERAL roll_%1$s(bucket, bucket + ?::interval) fresh
                """
                    .formatted(relation))) {
      delete.setArray(1, array);
      delete.executeUpdate();
      insert.setArray(1, array);
      insert.setString(2, width.toString());
      insert.executeUpdate();
    }
  }
}
