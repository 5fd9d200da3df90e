package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordTable.Identity;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Stores batches, each in one transaction, each record once. It bets that no record of a batch is
 * there yet and copies the rows straight in; when one is, the same batch goes in again past what is
 * there.
 */
@Singleton
public final class RecordWriter {

  private static final String UNIQUE_VIOLATION = "23505";

  private final Database database;
  private final RollupChanges changes = new RollupChanges();
  private final RecordKeys keys = new RecordKeys();

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
    try (Connection connection = database.connection()) {
      connection.setAutoCommit(false);
      try {
        return write(connection, stream, records);
      } catch (SQLException failed) {
        rollback(connection);
        throw failed;
      }
    } catch (SQLException failed) {
      keys.forget();
      throw translate(failed);
    }
  }

  private BitSet write(Connection connection, Stream stream, List<? extends StreamRecord> records)
      throws SQLException {
    RecordTable<?> table = RecordTable.of(stream);
    BitSet stored = new BitSet(records.size());
    try {
      table.copy(connection, records);
      commit(connection, stream, records, records.stream().map(StreamRecord::timestamp));
      stored.set(0, records.size());
    } catch (SQLException refused) {
      if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
        throw refused;
      }
      connection.rollback();
      Set<Identity> missing = table.insertMissing(connection, records);
      commit(connection, stream, records, missing.stream().map(Identity::timestamp));
      for (int i = 0; i < records.size(); i++) {
        StreamRecord record = records.get(i);
        stored.set(i, missing.remove(new Identity(record.timestamp(), record.id())));
      }
    }
    return stored;
  }

  /** With the notes of what the transaction has brought. */
  private void commit(
      Connection connection,
      Stream stream,
      List<? extends StreamRecord> records,
      java.util.stream.Stream<Instant> stored)
      throws SQLException {
    changes.note(connection, stream, stored);
    SortedSet<String> noted = keys.note(connection, stream, records);
    connection.commit();
    keys.committed(stream, noted);
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
      return new RowRefusedException(reason(failed), failed);
    }
    return new DatabaseUnavailableException(String.valueOf(failed.getMessage()), failed);
  }

  /** What the server said, without where in its code it said so. */
  private static String reason(SQLException failed) {
    ServerErrorMessage said =
        failed instanceof PSQLException refused ? refused.getServerErrorMessage() : null;
    return String.valueOf(said == null ? failed.getMessage() : said.getMessage());
  }
}
