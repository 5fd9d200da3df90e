package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Notes which minutes got records, for editions whose rollups the worker keeps; the others note
 * such themselves.
 */
final class RollupChanges {

  private volatile @Nullable Boolean needed;

  /**
   * Notes the minutes of records that the same transaction stores.
   *
   * @throws SQLException with a state of class 23 when a day is closed
   */
  void note(Connection connection, Stream stream, java.util.stream.Stream<Instant> timestamps)
      throws SQLException {
    if (!areNeeded(connection)) {
      return;
    }
    Set<Instant> minutes = new TreeSet<>();
    RollupLevel finest = RollupLevel.of(stream).getFirst();
    timestamps.forEach(time -> minutes.add(finest.bucket(time)));
    if (minutes.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO rollup_changes (stream, minute) SELECT ?, unnest(?::timestamptz[])")) {
      insert.setString(1, stream.id());
      insert.setArray(2, connection.createArrayOf("text", minutes.toArray()));
      insert.executeUpdate();
    }
  }

  /** Asked once: a schema is laid for one edition and stays so. */
  private boolean areNeeded(Connection connection) throws SQLException {
    Boolean known = needed;
    if (known == null) {
      known = areKept(connection);
      needed = known;
    }
    return known;
  }

  /** Whether rollups are kept from notes in this database. */
  static boolean areKept(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT to_regclass('rollup_changes') IS NOT NULL")) {
      row.next();
      return row.getBoolean(1);
    }
  }
}
