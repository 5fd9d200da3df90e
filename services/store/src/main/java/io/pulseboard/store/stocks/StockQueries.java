package io.pulseboard.store.stocks;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.Database;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads of stock quotes. */
@Singleton
public final class StockQueries {

  private final Database database;

  public StockQueries(Database database) {
    this.database = database;
  }

  /** Every symbol that has a quote, by symbol, with its latest. */
  public List<Stock> latest() {
    // The recursion hops from symbol to symbol over the index, so it touches one entry per symbol.
    return database.list(
        """
        WITH RECURSIVE traded AS (
          (SELECT symbol FROM stock_quotes ORDER BY symbol LIMIT 1)
          UNION ALL
          SELECT (SELECT symbol FROM stock_quotes WHERE symbol > traded.symbol ORDER BY symbol LIMIT 1)
          FROM traded WHERE traded.symbol IS NOT NULL
        )
        SELECT quote.*, listed.company, listed.sector
        FROM traded
        CROSS JOIN LATERAL (
          SELECT * FROM stock_quotes WHERE symbol = traded.symbol
          ORDER BY timestamp DESC, id DESC LIMIT 1
        ) quote
        LEFT JOIN symbols listed ON listed.symbol = quote.symbol
        WHERE traded.symbol IS NOT NULL
        ORDER BY quote.symbol
        """,
        statement -> {},
        StockQueries::stock);
  }

  /** The latest quote of one symbol. */
  public Optional<Stock> latest(String symbol) {
    return database
        .list(
            """
            SELECT quote.*, listed.company, listed.sector
            FROM stock_quotes quote
            LEFT JOIN symbols listed ON listed.symbol = quote.symbol
            WHERE quote.symbol = ?
            ORDER BY quote.timestamp DESC, quote.id DESC LIMIT 1
            """,
            statement -> statement.setString(1, symbol),
            StockQueries::stock)
        .stream()
        .findFirst();
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
            StockQueries::quote));
  }

  private static Stock stock(ResultSet row) throws SQLException {
    StockQuote quote = quote(row);
    return new Stock(
        quote.symbol(), row.getString("company"), quote.exchange(), row.getString("sector"), quote);
  }

  private static StockQuote quote(ResultSet row) throws SQLException {
    return new StockQuote(
        row.getObject("id", UUID.class),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        row.getString("symbol"),
        row.getString("exchange"),
        row.getDouble("open"),
        row.getDouble("high"),
        row.getDouble("low"),
        row.getDouble("close"),
        row.getLong("volume"),
        row.getObject("bid", Double.class),
        row.getObject("ask", Double.class),
        row.getDouble("change"),
        row.getDouble("change_pct"));
  }
}
