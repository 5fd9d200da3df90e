package io.pulseboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The connection pool, and reading rows with it. Starts whether or not the database answers. */
@Singleton
@Bean(preDestroy = "close")
public final class Database implements AutoCloseable {

  private static final long CONNECT_TIMEOUT_MS = 5_000;

  private final HikariDataSource pool;

  public Database(DatabaseSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("pulseboard");
    config.setJdbcUrl(settings.jdbcUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(CONNECT_TIMEOUT_MS);
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "pulseboard");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("connectTimeout", "5");
    config.addDataSourceProperty("socketTimeout", "60");
    pool = new HikariDataSource(config);
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
   * @throws DatabaseUnavailableException when it could not be run
   */
  public <T> List<T> list(String sql, Parameters parameters, Row<T> row) {
    try (Connection connection = connection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.set(statement);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> results = new ArrayList<>();
        while (rows.next()) {
          results.add(row.read(rows));
        }
        return results;
      }
    } catch (SQLException failed) {
      throw new DatabaseUnavailableException("the database refused a query", failed);
    }
  }

  /** A connection of the pool, to be closed by the caller; autocommit is on. */
  public Connection connection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public void close() {
    pool.close();
  }
}
