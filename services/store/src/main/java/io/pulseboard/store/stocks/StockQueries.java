package io.pulseboard.store.stocks;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.Database;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads of stock quotes. */
@Singleton
public final class StockQueries {

  private static final double ROUNDED_TO = 1e6;
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration CLOSED_AT_MOST = Duration.ofDays(4);

  private final Database database;

  public StockQueries(Database database) {
    this.database = database;
  }

  /**
   * Every symbol that has a quote, by symbol.
   *
   * @param search leaves out those that have this text neither in the symbol nor in the company's
   *     name; null for none
   * @param spark how many hourly closes to give, 0 for none
   * @param now what 24 hours ago is counted from
   */
  public List<Stock> list(@Nullable String search, int spark, Instant now) {
    return stocks("", search, spark, now);
  }

  /** One symbol, if it has a quote; the parameters as of {@link #list}. */
  public Optional<Stock> find(String symbol, int spark, Instant now) {
    return stocks("AND traded.key = ?", symbol, spark, now).stream().findFirst();
  }

  private List<Stock> stocks(String only, @Nullable String text, int spark, Instant now) {
    Map<String, List<Double>> sparks = spark == 0 ? Map.of() : sparks(only, text, spark, now);
    String condition =
        only.isEmpty() && text != null
            ? "AND position(lower(?) IN lower(traded.key || chr(10) || coalesce(listed.company, ''))) > 0"
            : only;
    return database.list(
        """
        SELECT latest.*, listed.company, listed.sector, earlier.close AS earlier_close
        FROM record_keys traded
        CROSS JOIN LATERAL (
          SELECT * FROM stock_quotes WHERE symbol = traded.key
          ORDER BY timestamp DESC, id DESC LIMIT 1
        ) latest
        LEFT JOIN LATERAL (
          SELECT close FROM stock_quotes WHERE symbol = traded.key AND timestamp <= ?
          ORDER BY timestamp DESC, id DESC LIMIT 1
        ) earlier ON true
        LEFT JOIN symbols listed ON listed.symbol = traded.key
        WHERE traded.stream = 'stock_quotes' %s
        ORDER BY traded.key
        """
            .formatted(condition),
        statement -> {
          statement.setObject(1, now.minus(DAY).atOffset(ZoneOffset.UTC));
          if (text != null) {
            statement.setString(2, text);
          }
        },
        row -> stock(row, sparks));
  }

  /** Hourly closes of some days, so that the hours of a closed market are stepped over. */
  private Map<String, List<Double>> sparks(
      String only, @Nullable String text, int spark, Instant now) {
    Map<String, List<Double>> sparks = new HashMap<>();
    database.list(
        """
        SELECT symbol, (array_agg(close ORDER BY bucket DESC))[1:?] FROM candles_1h
        WHERE bucket > ? %s
        GROUP BY symbol
        """
            .formatted(only.isEmpty() ? "" : "AND symbol = ?"),
        statement -> {
          statement.setInt(1, spark);
          Duration back = Duration.ofHours(spark).plus(CLOSED_AT_MOST);
          statement.setObject(2, now.minus(back).atOffset(ZoneOffset.UTC));
          if (!only.isEmpty()) {
            statement.setString(3, text);
          }
        },
        row -> {
          Double[] newestFirst = (Double[]) row.getArray(2).getArray();
          return sparks.put(row.getString(1), Arrays.asList(newestFirst).reversed());
        });
    return sparks;
  }

  /** A symbol's quotes. */
  public Page<StockQuote> quotes(String symbol, Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM stock_quotes WHERE symbol = ? AND " + Slice.CLAUSE,
            statement -> {
              statement.setString(1, symbol);
              slice.bind(statement, 2);
            },
            StockQuoteTable::read));
  }

  private static Stock stock(ResultSet row, Map<String, List<Double>> sparks) throws SQLException {
    StockQuote quote = StockQuoteTable.read(row);
    Double earlier = row.getObject("earlier_close", Double.class);
    return new Stock(
        quote.symbol(),
        row.getString("company"),
        quote.exchange(),
        row.getString("sector"),
        quote,
        earlier == null ? null : rounded(quote.close() - earlier),
        earlier == null ? null : rounded((quote.close() - earlier) / earlier * 100),
        quote.bid() == null || quote.ask() == null ? null : rounded(quote.ask() - quote.bid()),
        sparks.getOrDefault(quote.symbol(), List.of()));
  }

  /** Without the last digits, which a difference of two prices gets from their binary form. */
  private static double rounded(double difference) {
    return Math.rint(difference * ROUNDED_TO) / ROUNDED_TO;
  }
}
