package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordTable.Identity;
import io.pulseboard.store.events.UserEventTable;
import io.pulseboard.store.financials.FinancialMetricTable;
import io.pulseboard.store.sales.SaleTable;
import io.pulseboard.store.stocks.StockQuoteTable;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Stores batches, each in one transaction, each record once. It bets that no record of a batch is
 * there yet and copies the rows straight in; when one is, the same batch goes in again past what is
 * there.
 */
@Singleton
public final class RecordWriter {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;

  public RecordWriter(Database database) {
    this.database = database;
  }

  /**
   * Stores a batch of one stream and returns after the commit.
   *
   * @return the positions in {@code records} that were not stored before
   * @throws RowRefusedException when a row is at fault; nothing of the batch is stored
   * @throws DatabaseUnavailableException on any other failure; whether the batch is stored is not
   *     known
   */
  public BitSet write(Stream stream, List<? extends StreamRecord> records) {
    RecordTable<?> table = table(stream);
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      try {
        return write(connection, table, records);
      } catch (SQLException failed) {
        rollback(connection);
        throw failed;
      }
    } catch (SQLException failed) {
      throw translate(failed);
    }
  }

  private static BitSet write(
      Connection connection, RecordTable<?> table, List<? extends StreamRecord> records)
      throws SQLException {
    BitSet stored = new BitSet(records.size());
    try {
      table.copy(connection, records);
      connection.commit();
      stored.set(0, records.size());
    } catch (SQLException refused) {
      if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
        throw refused;
      }
      connection.rollback();
      Set<Identity> missing = table.insertMissing(connection, records);
      connection.commit();
      for (int i = 0; i < records.size(); i++) {
        StreamRecord record = records.get(i);
        stored.set(i, missing.remove(new Identity(record.timestamp(), record.id())));
      }
    }
    return stored;
  }

  private static RecordTable<?> table(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> StockQuoteTable.TABLE;
      case SALES -> SaleTable.TABLE;
      case USER_EVENTS -> UserEventTable.TABLE;
      case FINANCIAL_METRICS -> FinancialMetricTable.TABLE;
    };
  }

  private static void rollback(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException connectionLost) {
      // The server rolls back by itself, and the pool finds the connection broken.
      return;
    }
  }

  /** Classes 22, 23 and 54 of SQLSTATE speak of the data; all else may pass. */
  private static RuntimeException translate(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    if (state.startsWith("22") || state.startsWith("23") || state.startsWith("54")) {
      return new RowRefusedException(String.valueOf(failed.getMessage()), failed);
    }
    return new DatabaseUnavailableException(String.valueOf(failed.getMessage()), failed);
  }
}
