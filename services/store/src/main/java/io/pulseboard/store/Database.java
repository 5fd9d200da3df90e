package io.pulseboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.postgresql.jdbc.PgStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection pools, one for reading and one for all else, so that neither waits for the other.
 * Starts whether or not the database answers.
 */
@Singleton
@Bean(preDestroy = "close")
public final class Database implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Database.class);
  private static final long CONNECT_TIMEOUT_MS = 5_000;

  private static final String CANCELED = "57014";

  private final HikariDataSource writing;
  private final HikariDataSource reading;

  public Database(DatabaseSettings settings) {
    this(settings, null);
  }

  /** The same, with meters of both pools where there is a registry for them. */
  @Inject
  Database(DatabaseSettings settings, @Nullable MeterRegistry registry) {
    // Views over rollups look dearer than they are: compiling took 40 ms, running them 0.3.
    writing = pool(settings, registry, "writing", "SET jit = off");
    reading =
        pool(
            settings,
            registry,
            "reading",
            "SET jit = off; SET statement_timeout = " + settings.readTimeout().toMillis());
  }

  private static HikariDataSource pool(
      DatabaseSettings settings, @Nullable MeterRegistry registry, String name, String init) {
    HikariConfig config = new HikariConfig();
    if (registry != null) {
      config.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
    }
    config.setPoolName(name);
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.username());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "pulseboard");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    config.setConnectionInitSql(init);
    return new HikariDataSource(config);
  }

  /** Sets the parameters of a statement. */
  @FunctionalInterface
  public interface Parameters {
    /** Sets all parameters of {@code statement}. */
    void set(PreparedStatement statement) throws SQLException;
  }

  /** Makes one result of the row that a result set stands on. */
  @FunctionalInterface
  public interface Row<T> {
    /** Reads the current row of {@code rows}. */
    T read(ResultSet rows) throws SQLException;
  }

  /**
   * The rows of a query, in its order.
   *
   * @throws QueryTimeoutException when it took longer than a read may
   * @throws DatabaseUnavailableException when it could not be run
   */
  public <T> List<T> list(String sql, Parameters parameters, Row<T> row) {
    return list(sql, parameters, row, false);
  }

  /** The same, planned for these parameters each time: where their range decides on the plan. */
  public <T> List<T> listOfRange(String sql, Parameters parameters, Row<T> row) {
    return list(sql, parameters, row, true);
  }

  private <T> List<T> list(String sql, Parameters parameters, Row<T> row, boolean planned) {
    try (Connection connection = reading.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      if (planned) {
        statement.unwrap(PGStatement.class).setPrepareThreshold(0);
      }
      parameters.set(statement);
      if (LOG.isTraceEnabled()) {
        LOG.trace("{}", statement.unwrap(PgStatement.class));
      }
      return read(statement, row);
    } catch (SQLException failed) {
      if (CANCELED.equals(failed.getSQLState())) {
        throw new QueryTimeoutException(failed);
      }
      throw new DatabaseUnavailableException(failed.getMessage(), failed);
    }
  }

  /** Work on a connection whose autocommit is off. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it; the caller commits. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Does work in one transaction and commits it.
   *
   * @throws DatabaseUnavailableException when it failed; it is rolled back then
   */
  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = connection()) {
      connection.setAutoCommit(false);
      // The pool rolls back what was not committed.
      T result = work.on(connection);
      connection.commit();
      return result;
    } catch (SQLException failed) {
      throw new DatabaseUnavailableException(failed.getMessage(), failed);
    }
  }

  /** The rows of a statement whose parameters are set. */
  static <T> List<T> read(PreparedStatement statement, Row<T> row) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<T> results = new ArrayList<>();
      while (rows.next()) {
        results.add(row.read(rows));
      }
      return results;
    }
  }

  /** A timestamptz column that is not NULL. */
  public static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The same of a column by its name. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** A timestamptz column that may be NULL. */
  public static @Nullable Instant optionalInstant(ResultSet row, String column)
      throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /**
   * Waits until the database takes connections: one that was started a moment ago, on a machine
   * that is busy, may need longer than a caller waits for one.
   *
   * @throws DatabaseUnavailableException when it takes none within the limit, to which up to ten
   *     seconds are added
   */
  public void awaitConnection(Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try {
        writing.getConnection().close();
        reading.getConnection().close();
        return;
      } catch (SQLException notYet) {
        if (System.nanoTime() - deadline >= 0) {
          throw new DatabaseUnavailableException(notYet.getMessage(), notYet);
        }
      }
    }
  }

  /** A connection for more than reading, to be closed by the caller; autocommit is on. */
  public Connection connection() throws SQLException {
    return writing.getConnection();
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
