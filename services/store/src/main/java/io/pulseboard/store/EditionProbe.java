package io.pulseboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what a database can do by trying it. Neither the list of extensions nor the name of a
 * licence tells: an extension may be listed and not loaded, and then creating it ends the
 * connection.
 */
final class EditionProbe {

  private static final Logger LOG = LoggerFactory.getLogger(EditionProbe.class);

  /** Two at once would see each other's half-made extension as a failure. */
  private static final String TAKE_TURNS = "SELECT pg_advisory_lock(8017243)";

  private static final String CREATE_EXTENSION = "CREATE EXTENSION IF NOT EXISTS timescaledb";

  private static final String[] CONTINUOUS_AGGREGATE = {
    "CREATE TABLE pulseboard_probe (time timestamptz NOT NULL)",
    "SELECT create_hypertable('pulseboard_probe', by_range('time'))",
    """
    CREATE MATERIALIZED VIEW pulseboard_probe_hourly WITH (timescaledb.continuous) AS
    SELECT time_bucket(INTERVAL '1 hour', time) AS bucket, count(*) FROM pulseboard_probe GROUP BY 1
    WITH NO DATA
    """
  };

  private final DatabaseSettings settings;

  EditionProbe(DatabaseSettings settings) {
    this.settings = settings;
  }

  /**
   * Tries what the editions differ in; leaves nothing behind but TimescaleDB's extension where that
   * can be had.
   *
   * @throws SQLException when the database cannot be reached
   */
  Edition probe() throws SQLException {
    if (!hasTimescale()) {
      return Edition.PLAIN;
    }
    return hasContinuousAggregates() ? Edition.TIMESCALE_COMMUNITY : Edition.TIMESCALE_APACHE;
  }

  private boolean hasTimescale() throws SQLException {
    // A connection of its own, since the server may end it.
    try (Connection connection = settings.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TAKE_TURNS);
      return succeeds(statement, CREATE_EXTENSION);
    }
  }

  private boolean hasContinuousAggregates() throws SQLException {
    try (Connection connection = settings.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TAKE_TURNS);
      connection.setAutoCommit(false);
      boolean all = succeeds(statement, CONTINUOUS_AGGREGATE);
      connection.rollback();
      return all;
    }
  }

  private static boolean succeeds(Statement statement, String... commands) {
    try {
      for (String command : commands) {
        statement.execute(command);
      }
      return true;
    } catch (SQLException refused) {
      LOG.debug("the database refused {}", commands[0], refused);
      return false;
    }
  }
}
