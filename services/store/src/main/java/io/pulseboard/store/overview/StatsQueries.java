package io.pulseboard.store.overview;

import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Cover;
import io.pulseboard.store.Database;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How much is stored, counted from the rollups. */
@Singleton
public final class StatsQueries {

  private static final Duration PAST_COUNTS_FOR = Duration.ofMinutes(1);

  private final Database database;
  private final Map<Stream, Past> past = new ConcurrentHashMap<>();

  /** What a stream held before a day, counted at an instant. */
  private record Past(Instant day, Instant counted, long records) {}

  public StatsQueries(Database database) {
    this.database = database;
  }

  /** The figures of every stream; records of earlier days that come late count after a minute. */
  public List<StreamStats> streams(Instant now) {
    return Arrays.stream(Stream.values()).map(stream -> stats(stream, now)).toList();
  }

  private StreamStats stats(Stream stream, Instant now) {
    Instant today = Interval.ONE_DAY.floor(now);
    TimeRange fromToday = new TimeRange(today, now.plus(Duration.ofDays(1)));
    return new StreamStats(
        stream.id(),
        before(stream, today, now) + count(stream, fromToday),
        count(stream, new TimeRange(now.minus(Duration.ofMinutes(1)), now)),
        count(stream, new TimeRange(now.minus(Duration.ofHours(1)), now)),
        newest(stream));
  }

  /** Years of days take long to count and hardly change. */
  private long before(Stream stream, Instant today, Instant now) {
    Past known = past.get(stream);
    if (known == null
        || !known.day().equals(today)
        || now.isAfter(known.counted().plus(PAST_COUNTS_FOR))) {
      known = new Past(today, now, count(stream, new TimeRange(Instant.EPOCH, today)));
      past.put(stream, known);
    }
    return known.records();
  }

  private long count(Stream stream, TimeRange range) {
    String buckets =
        switch (stream) {
          case STOCK_QUOTES -> "SELECT quotes AS records FROM candles_%s";
          case SALES -> "SELECT orders AS records FROM sales_%s";
          case USER_EVENTS -> "SELECT events AS records FROM events_%s";
          case FINANCIAL_METRICS -> "SELECT metrics AS records FROM financials_%s";
        };
    Cover cover = Cover.of(range);
    return database
        .listOfRange(
            "SELECT coalesce(sum(records), 0) FROM (\n%s\n) piece"
                .formatted(cover.union("SELECT 1 AS records FROM " + stream.table(), buckets)),
            statement -> cover.bind(statement, 1),
            row -> row.getLong(1))
        .getFirst();
  }

  private @Nullable Instant newest(Stream stream) {
    return database
        .list(
            "SELECT timestamp FROM %s ORDER BY timestamp DESC LIMIT 1".formatted(stream.table()),
            _ -> {},
            row -> Database.instant(row, 1))
        .stream()
        .findFirst()
        .orElse(null);
  }
}
