package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.testing.TcpProxy;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DatabaseTest {

  private static final String URL = TestServers.newDatabase();

  @Test
  void givesUpReadsThatTakeTooLongAndLeavesNoneBehind() {
    try (Database database = new Database(new DatabaseSettings(URL, 1, Duration.ofMillis(200)))) {
      assertThatThrownBy(
              () -> database.list("SELECT 1 FROM pg_sleep(30)", _ -> {}, row -> row.getInt(1)))
          .isInstanceOf(QueryTimeoutException.class);
      assertThat(
              database.list(
                  "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(30)' AND state = 'active'",
                  _ -> {}, row -> row.getInt(1)))
          .containsExactly(0);
    }
  }

  @Test
  void letsWritingTakeItsTime() {
    try (Database database = new Database(new DatabaseSettings(URL, 1, Duration.ofMillis(100)))) {
      boolean slept =
          database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
              return statement.execute("SELECT pg_sleep(0.3)");
            }
          });

      assertThat(slept).isTrue();
    }
  }

  @Test
  void waitsForConnectionsThatAreRefusedAtFirst() throws Exception {
    URI server = URI.create(URL);
    try (TcpProxy proxy = new TcpProxy();
        ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor();
        Database database =
            new Database(
                new DatabaseSettings(
                    URL.replace(":" + server.getPort() + "/", ":" + proxy.port() + "/"), 1))) {
      proxy.leadTo(server.getPort());
      proxy.cut();
      assertThatThrownBy(() -> database.awaitConnection(Duration.ZERO))
          .isInstanceOf(DatabaseUnavailableException.class);

      Future<?> waiting = thread.submit(() -> database.awaitConnection(Duration.ofMinutes(1)));
      proxy.heal();
      waiting.get();

      assertThat(database.list("SELECT 1", _ -> {}, row -> row.getInt(1))).containsExactly(1);
    }
  }

  @Test
  void refusesATimeoutThatNoReadCouldKeep() {
    assertThatThrownBy(() -> new DatabaseSettings(URL, 1, Duration.ofMillis(1)))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("DATABASE_READ_TIMEOUT");
  }
}
