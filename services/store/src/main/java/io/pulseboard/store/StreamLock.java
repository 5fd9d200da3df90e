package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to roll up, close or begin days of a stream; an advisory lock, held to the end of the
 * transaction.
 */
final class StreamLock {

  private static final int SPACE = 8_017_243;

  private StreamLock() {}

  /** Takes the lock unless another transaction holds it; answers whether it did. */
  static boolean tryTake(Connection connection, Stream stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, hashtext(?))")) {
      return answer(statement, stream);
    }
  }

  /** Takes the lock, waiting for whoever holds it. */
  static void take(Connection connection, Stream stream) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT true FROM (SELECT pg_advisory_xact_lock(?, hashtext(?))) taken")) {
      answer(statement, stream);
    }
  }

  private static boolean answer(PreparedStatement statement, Stream stream) throws SQLException {
    statement.setInt(1, SPACE);
    statement.setString(2, stream.id());
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
