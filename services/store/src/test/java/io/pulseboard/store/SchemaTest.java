package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.sales.SaleTable;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

  private static final Duration SOME_TIME = Duration.ofSeconds(1);

  @Test
  void isCurrentOnlyAfterItWasMigrated() {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    try (Database database = new Database(settings)) {
      Schema schema = new Schema(database, settings);

      assertThat(schema.isCurrent()).isFalse();
      assertThat(schema.migrate()).isPositive();
      assertThat(schema.isCurrent()).isTrue();
      assertThat(schema.migrate()).isZero();
      assertThat(database.list("SELECT symbol FROM symbols", _ -> {}, row -> row.getString(1)))
          .hasSameSizeAs(ListedSymbol.defaults());
    }
  }

  @Test
  void isLaidForWhatTheDatabaseCanDo() {
    assertThat(editionLaidOn(TestServers.newDatabase())).isEqualTo(Edition.PLAIN);
    assertThat(editionLaidOn(TestServers.newTimescaleDatabase()))
        .isEqualTo(Edition.TIMESCALE_APACHE);
  }

  @Test
  void offersTheSameRelationsAndColumnsInEveryEdition() {
    List<String> plain = columns(TestServers.newDatabase());

    assertThat(plain).contains("candles_1d.close float8", "sales_1h.revenue numeric");
    assertThat(columns(TestServers.newTimescaleDatabase())).isEqualTo(plain);
  }

  @Test
  void takesTheRecordsOfBeforeIntoTheRollups() throws Exception {
    for (String url : List.of(TestServers.newDatabase(), TestServers.newTimescaleDatabase())) {
      DatabaseSettings settings = new DatabaseSettings(url, 2);
      Flyway.configure()
          .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
          .locations("classpath:io/pulseboard/store/migration/common")
          .target("1")
          .load()
          .migrate();
      try (Database database = new Database(settings)) {
        try (Connection connection = database.connection()) {
          SaleTable.TABLE.copy(connection, new Samples(1).records(Stream.SALES, 50));
        }

        new Schema(database, settings).migrate();

        assertThat(
                database.list("SELECT sum(orders) FROM sales_1d", _ -> {}, row -> row.getLong(1)))
            .containsExactly(50L);
      }
    }
  }

  @Test
  void knowsEveryMigrationThatIsThere() throws Exception {
    Path folder = Path.of(Objects.requireNonNull(Edition.class.getResource("migration")).toURI());
    try (var paths = Files.walk(folder)) {
      List<String> there =
          paths
              .filter(Files::isRegularFile)
              .map(file -> folder.relativize(file).toString().replace('\\', '/'))
              .toList();

      assertThat(
              Arrays.stream(Edition.values())
                  .flatMap(edition -> edition.migrations().stream())
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(there);
    }
  }

  private static Edition editionLaidOn(String url) {
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    try (Database database = new Database(settings)) {
      Schema schema = new Schema(database, settings);
      schema.migrate();
      return schema.edition();
    }
  }

  private static List<String> columns(String url) {
    editionLaidOn(url);
    try (Database database = new Database(new DatabaseSettings(url, 1))) {
      return database.list(
          """
          SELECT table_name || '.' || column_name || ' ' || udt_name
          FROM information_schema.columns
          WHERE table_schema = 'public' AND table_name NOT LIKE 'flyway%'
          ORDER BY table_name, ordinal_position
          """,
          _ -> {}, row -> row.getString(1));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void toleratesTwoMigrationsAtOnce(boolean timescale) throws Exception {
    DatabaseSettings settings =
        new DatabaseSettings(
            timescale ? TestServers.newTimescaleDatabase() : TestServers.newDatabase(), 2);
    try (Database database = new Database(settings);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> migrate = () -> new Schema(database, settings).migrate();

      assertThat(threads.invokeAll(List.of(migrate, migrate)))
          .extracting(future -> future.get() > 0)
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void isNotCurrentWhenTheDatabaseIsAway() {
    DatabaseSettings settings =
        new DatabaseSettings("postgresql://pulseboard:pulseboard@127.0.0.1:1/pulseboard", 1);
    try (Database database = new Database(settings)) {
      assertThat(new Schema(database, settings).isCurrent()).isFalse();
    }
  }

  @Test
  void takesUserAndPasswordBesideTheUrl() {
    DatabaseSettings apart =
        new DatabaseSettings(
            "postgresql://host:5432/db?sslmode=require", "some one", "p@ss/w%rd:+", 1, SOME_TIME);
    assertThat(apart.jdbcUrl()).isEqualTo("jdbc:postgresql://host:5432/db?sslmode=require");
    assertThat(apart.username()).isEqualTo("some one");
    assertThat(apart.password()).isEqualTo("p@ss/w%rd:+");

    DatabaseSettings inside = new DatabaseSettings("postgresql://a%40b:c%2Fd+@host:5432/db", 1);
    assertThat(inside.username()).isEqualTo("a@b");
    assertThat(inside.password()).isEqualTo("c/d+");

    assertThat(new DatabaseSettings("postgresql://a:b@host/db", "c", "d", 1, SOME_TIME))
        .extracting(DatabaseSettings::username, DatabaseSettings::password)
        .containsExactly("c", "d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "mysql://a:b@c/d", "postgresql://host-without-user/db"})
  void refusesAUrlThatCannotBeRead(String url) {
    assertThatThrownBy(() -> new DatabaseSettings(url, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("DATABASE_URL");
  }
}
