package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Retention;
import io.pulseboard.store.RetentionSettings;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollupKeeperTest {

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void rollsUpWhatIsStoredOnceThereIsASchemaAndGoesOn() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 4);
    try (Database database = new Database(settings)) {
      Schema schema = new Schema(database, settings);
      RollupKeeper keeper =
          new RollupKeeper(
              schema,
              new Rollups(database),
              retention(database, schema),
              new WorkerMetrics(meters, new MetricsSettings(0)));
      Samples samples = new Samples(1);
      keeper.start();
      try {
        schema.migrate();
        for (int round = 1; round <= 2; round++) {
          new RecordWriter(database).write(Stream.SALES, samples.records(Stream.SALES, 200));
          int stored = round * 200;

          await().until(() -> number(database, "SELECT count(*) FROM rollup_changes") == 0);

          assertThat(number(database, "SELECT sum(orders) FROM rolled_sales_1d")).isEqualTo(stored);
        }
      } finally {
        keeper.stop();
      }
    }
    assertThat(meters.get("pulseboard.rollup.minutes").tag("stream", "sales").counter().count())
        .isPositive();
  }

  @Test
  void stopsWhileItWaitsForASchema() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    try (Database database = new Database(settings)) {
      Schema schema = new Schema(database, settings);
      RollupKeeper keeper =
          new RollupKeeper(
              schema,
              new Rollups(database),
              retention(database, schema),
              new WorkerMetrics(meters, new MetricsSettings(0)));
      keeper.start();

      keeper.stop();

      assertThat(keeper.isRunning()).isFalse();
    }
  }

  private static Retention retention(Database database, Schema schema) {
    Duration ever = Duration.ZERO;
    return new Retention(
        database, schema, new RetentionSettings(ever, ever, ever, ever), Clock.systemUTC());
  }

  private static long number(Database database, String sql) {
    return database.list(sql, _ -> {}, row -> row.getLong(1)).getFirst();
  }
}
