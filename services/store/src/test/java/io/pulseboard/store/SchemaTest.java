package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.testing.TestServers;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

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
  void toleratesTwoMigrationsAtOnce() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    try (Database database = new Database(settings);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> migrate = () -> new Schema(database, settings).migrate();

      assertThat(threads.invokeAll(Stream.of(migrate, migrate).toList()))
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

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "mysql://a:b@c/d", "postgresql://host-without-user/db"})
  void refusesAUrlThatCannotBeRead(String url) {
    assertThatThrownBy(() -> new DatabaseSettings(url, 1))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("DATABASE_URL");
  }
}
