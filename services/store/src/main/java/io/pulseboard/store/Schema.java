package io.pulseboard.store;

import io.pulseboard.contracts.ListedSymbol;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database's schema: bringing it up to date, and telling whether it is. */
@Singleton
public final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final String LOCATION = "classpath:io/pulseboard/store/migration";

  private final Database database;
  private final Flyway flyway;

  public Schema(Database database, DatabaseSettings settings) {
    this.database = database;
    this.flyway =
        Flyway.configure()
            .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
            .locations(LOCATION)
            .load();
  }

  /**
   * Brings the schema and the reference data up to date; harmless when they are, and when another
   * process does the same.
   *
   * @return how many migrations ran
   * @throws DatabaseUnavailableException when the database cannot be reached or refuses
   */
  public int migrate() {
    try {
      int migrations = flyway.migrate().migrationsExecuted;
      writeSymbols();
      return migrations;
    } catch (FlywayException | SQLException failed) {
      throw new DatabaseUnavailableException("could not migrate: " + failed.getMessage(), failed);
    }
  }

  /**
   * Whether every migration that this build knows has been applied; false also when the database
   * does not answer.
   */
  public boolean isCurrent() {
    try {
      MigrationInfo[] pending = flyway.info().pending();
      return pending.length == 0;
    } catch (FlywayException unreachable) {
      return false;
    }
  }

  /** Waits until the schema is current, and says once that it waits. */
  public void awaitCurrent() throws InterruptedException {
    boolean told = false;
    while (!isCurrent()) {
      if (!told) {
        LOG.warn(
            "waiting for the database's schema; `pulseboard admin migrate` brings it up to date");
        told = true;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    if (told) {
      LOG.info("the database's schema is current");
    }
  }

  private void writeSymbols() throws SQLException {
    try (Connection connection = database.connection();
        PreparedStatement upsert =
            connection.prepareStatement(
                """
                INSERT INTO symbols (symbol, company, exchange, sector, base_price)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (symbol) DO UPDATE SET
                  company = excluded.company, exchange = excluded.exchange,
                  sector = excluded.sector, base_price = excluded.base_price
                """)) {
      for (ListedSymbol listed : ListedSymbol.defaults()) {
        upsert.setString(1, listed.symbol());
        upsert.setString(2, listed.company());
        upsert.setString(3, listed.exchange());
        upsert.setString(4, listed.sector());
        upsert.setDouble(5, listed.basePrice());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }
}
