package io.pulseboard.store.stocks;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The table of stock quotes. */
public final class StockQuoteTable {

  /** Its columns, filled from a quote. */
  public static final RecordTable<StockQuote> TABLE =
      new RecordTable<>(
          Stream.STOCK_QUOTES,
          StockQuote.class,
          List.of(
              Column.text("symbol", StockQuote::symbol),
              Column.text("exchange", StockQuote::exchange),
              Column.float8("open", StockQuote::open),
              Column.float8("high", StockQuote::high),
              Column.float8("low", StockQuote::low),
              Column.float8("close", StockQuote::close),
              Column.int8("volume", StockQuote::volume),
              Column.optionalFloat8("bid", StockQuote::bid),
              Column.optionalFloat8("ask", StockQuote::ask),
              Column.float8("change", StockQuote::change),
              Column.float8("change_pct", StockQuote::changePct)));

  private StockQuoteTable() {}

  /** The quote in the current row of a query of all columns. */
  public static StockQuote read(ResultSet row) throws SQLException {
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
