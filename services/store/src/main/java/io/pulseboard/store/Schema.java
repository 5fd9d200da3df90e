package io.pulseboard.store;

import io.pulseboard.contracts.ListedSymbol;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

  private final Database database;
  private final DatabaseSettings settings;

  public Schema(Database database, DatabaseSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  /**
   * Brings the schema and the reference data up to date; harmless when they are, and when another
   * process does the same. A new schema is laid for what the database is found to be.
   *
   * @return how many migrations ran
   * @throws HalfAppliedException when an earlier run left a migration half applied
   * @throws DatabaseUnavailableException when the database cannot be reached or refuses
   */
  public int migrate() {
    try {
      Optional<Edition> laid = laidEdition();
      Edition edition = laid.isPresent() ? laid.get() : new EditionProbe(settings).probe();
      LOG.info(
          "the database is {}{}: {}",
          edition.title(),
          laid.isPresent() ? ", as the schema was laid for" : "",
          edition.meaning());
      Flyway flyway = flyway(edition);
      refuseHalfApplied(flyway);
      int migrations = flyway.migrate().migrationsExecuted;
      writeSymbols();
      return migrations;
    } catch (FlywayException | SQLException | DatabaseUnavailableException failed) {
      throw new DatabaseUnavailableException("could not migrate: " + failed.getMessage(), failed);
    }
  }

  /**
   * Forgets migrations that were applied in part, so that {@link #migrate} runs them again; what
   * they left has to be undone before.
   *
   * @throws DatabaseUnavailableException when the database cannot be reached or refuses
   */
  public void repair() {
    try {
      Optional<Edition> laid = laidEdition();
      flyway(laid.isPresent() ? laid.get() : new EditionProbe(settings).probe()).repair();
    } catch (FlywayException | SQLException | DatabaseUnavailableException failed) {
      throw new DatabaseUnavailableException("could not repair: " + failed.getMessage(), failed);
    }
  }

  /**
   * What the schema was laid for.
   *
   * @throws DatabaseUnavailableException when the schema is not there, or the database does not
   *     answer
   */
  public Edition edition() {
    return laidEdition()
        .orElseThrow(() -> new DatabaseUnavailableException("the schema is not laid yet", null));
  }

  /**
   * Whether every migration that this build knows has been applied; false also when the database
   * does not answer.
   */
  public boolean isCurrent() {
    try {
      return laidEdition()
          .filter(edition -> flyway(edition).info().pending().length == 0)
          .isPresent();
    } catch (FlywayException | DatabaseUnavailableException unreachable) {
      return false;
    }
  }

  /**
   * Returns when the schema is current.
   *
   * @throws IllegalStateException when it has to be migrated first
   * @throws DatabaseUnavailableException when the database does not answer
   */
  public void requireCurrent() {
    laidEdition();
    if (!isCurrent()) {
      throw new IllegalStateException(
          "the database's schema is not up to date; `pulseboard admin migrate` makes it so");
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

  private Optional<Edition> laidEdition() {
    boolean laid =
        database
            .list("SELECT to_regclass('edition') IS NOT NULL", _ -> {}, row -> row.getBoolean(1))
            .getFirst();
    return laid
        ? database
            .list("SELECT name FROM edition", _ -> {}, row -> Edition.valueOf(row.getString(1)))
            .stream()
            .findFirst()
        : Optional.empty();
  }

  /** All that is pending goes in one transaction, so that no edition is laid by halves. */
  private Flyway flyway(Edition edition) {
    return Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
        .resourceProvider(new MigrationFiles(edition))
        .javaMigrationClassProvider(List::of)
        .group(true)
        .load();
  }

  private static void refuseHalfApplied(Flyway flyway) {
    Optional<MigrationInfo> failed =
        Arrays.stream(flyway.info().all()).filter(info -> info.getState().isFailed()).findFirst();
    if (failed.isPresent()) {
      throw new HalfAppliedException(failed.get().getScript());
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
