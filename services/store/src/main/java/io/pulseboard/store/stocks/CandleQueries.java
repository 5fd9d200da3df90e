package io.pulseboard.store.stocks;

import io.pulseboard.store.Cover;
import io.pulseboard.store.Database;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Candles and averages of stock quotes. */
@Singleton
public final class CandleQueries {

  private static final int LOOK_FARTHER = 4;

  private final Database database;

  public CandleQueries(Database database) {
    this.database = database;
  }

  /**
   * A symbol's candles in the intervals that the range touches, oldest first; intervals without a
   * quote are left out.
   *
   * @param periods of the moving averages that each candle shall have, each 2 or more
   */
  public List<Candle> candles(
      String symbol, Interval interval, TimeRange range, List<Integer> periods) {
    TimeRange whole = interval.whole(range);
    int warmUp = periods.stream().mapToInt(Ema::warmUp).max().orElse(1);
    List<CandleRow> rows = before(symbol, interval, whole.from(), warmUp);
    rows.addAll(rows(symbol, interval, whole));
    List<Candle> candles = fold(rows, interval);
    Map<Integer, List<@Nullable Double>> averages = new LinkedHashMap<>();
    List<Double> closes = candles.stream().map(Candle::close).toList();
    periods.forEach(period -> averages.put(period, Ema.of(closes, period)));
    List<Candle> shown = new ArrayList<>();
    for (int i = 0; i < candles.size(); i++) {
      if (!candles.get(i).time().isBefore(whole.from())) {
        shown.add(withAverages(candles.get(i), averages, i));
      }
    }
    return shown;
  }

  /** The mean of all closes that were quoted in the range; empty without a quote. */
  public Optional<Double> average(String symbol, TimeRange range) {
    Cover cover = Cover.of(range);
    String sql =
        """
        SELECT sum(close_sum) / sum(quotes) FROM (
        %s
        ) piece WHERE symbol = ?
        """
            .formatted(
                cover.union(
                    "SELECT symbol, close AS close_sum, 1 AS quotes FROM stock_quotes",
                    "SELECT symbol, close_sum, quotes FROM candles_%s"));
    @Nullable Double average =
        database
            .list(
                sql,
                statement -> statement.setString(cover.bind(statement, 1), symbol),
                row -> Optional.ofNullable(row.getObject(1, Double.class)))
            .getFirst()
            .orElse(null);
    return Optional.ofNullable(average);
  }

  private List<CandleRow> rows(String symbol, Interval interval, TimeRange range) {
    return database.list(
        """
        SELECT bucket, open, high, low, close, opening_volume, peak_volume, closing_volume
        FROM candles_%s WHERE symbol = ? AND bucket >= ? AND bucket < ?
        ORDER BY bucket
        """
            .formatted(interval.level()),
        statement -> {
          statement.setString(1, symbol);
          range.bind(statement, 2);
        },
        CandleQueries::row);
  }

  /**
   * At least so many candles before an instant, or all there are. Markets close, so how far back
   * that is has to be found out.
   */
  private List<CandleRow> before(String symbol, Interval interval, Instant end, int candles) {
    Duration back = interval.width().multipliedBy(candles * 2L);
    while (end.isAfter(Instant.EPOCH)) {
      Instant from = end.minus(back);
      boolean all = from.isBefore(Instant.EPOCH);
      TimeRange range = new TimeRange(all ? Instant.EPOCH : interval.floor(from), end);
      List<CandleRow> rows = rows(symbol, interval, range);
      if (all || fold(rows, interval).size() >= candles) {
        return new ArrayList<>(rows);
      }
      back = back.multipliedBy(LOOK_FARTHER);
    }
    return new ArrayList<>();
  }

  private static List<Candle> fold(List<CandleRow> rows, Interval interval) {
    List<Candle> candles = new ArrayList<>();
    CandleRow before = null;
    for (CandleRow row : rows) {
      Instant time = interval.floor(row.bucket());
      Candle next =
          new Candle(
              time, row.open(), row.high(), row.low(), row.close(), row.traded(before), Map.of());
      if (!candles.isEmpty() && candles.getLast().time().equals(time)) {
        candles.set(candles.size() - 1, merge(candles.getLast(), next));
      } else {
        candles.add(next);
      }
      before = row;
    }
    return candles;
  }

  private static Candle merge(Candle earlier, Candle later) {
    return new Candle(
        earlier.time(),
        earlier.open(),
        Math.max(earlier.high(), later.high()),
        Math.min(earlier.low(), later.low()),
        later.close(),
        earlier.volume() + later.volume(),
        Map.of());
  }

  private static Candle withAverages(
      Candle candle, Map<Integer, List<@Nullable Double>> averages, int index) {
    Map<Integer, @Nullable Double> ema = new LinkedHashMap<>();
    averages.forEach((period, values) -> ema.put(period, values.get(index)));
    return new Candle(
        candle.time(),
        candle.open(),
        candle.high(),
        candle.low(),
        candle.close(),
        candle.volume(),
        ema);
  }

  private static CandleRow row(ResultSet row) throws SQLException {
    return new CandleRow(
        Database.instant(row, 1),
        row.getDouble(2),
        row.getDouble(3),
        row.getDouble(4),
        row.getDouble(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8));
  }
}
