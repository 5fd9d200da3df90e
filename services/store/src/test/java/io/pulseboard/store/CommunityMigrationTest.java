package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/**
 * The migration of the Community edition, as far as the Apache-2 edition can tell: its aggregates
 * say the same as the rollups of the other editions when they are run as plain materialized views,
 * and of the rest nothing but the licence is in the way.
 */
class CommunityMigrationTest {

  private static final String CONTINUOUS =
      "WITH (timescaledb.continuous, timescaledb.materialized_only = false) ";
  private static final String LICENCE = "license";

  @Test
  void saysTheSameAsTheOtherEditions() throws Exception {
    String community = TestServers.newTimescaleDatabase();
    String apache = TestServers.newTimescaleDatabase();
    layRecordTables(community);
    try (Database theirs = database(community);
        Database ours = database(apache)) {
      new Schema(ours, new DatabaseSettings(apache, 2)).migrate();
      for (Stream stream : Stream.values()) {
        List<StreamRecord> records = new Samples(9).records(stream, 500);
        new RecordWriter(ours).write(stream, records);
        new RecordWriter(theirs).write(stream, records);
      }

      // Not of the pool, which gives up a connection when a feature is not supported.
      try (Connection connection = new DatabaseSettings(community, 1).connect();
          Statement statement = connection.createStatement()) {
        for (String command : commands()) {
          run(statement, command);
        }
      }

      for (Stream stream : Stream.values()) {
        for (RollupLevel level : RollupLevel.of(stream)) {
          String all = "SELECT * FROM " + level.relation();
          assertThat(rows(theirs, all))
              .as(all)
              .containsExactlyInAnyOrderElementsOf(rows(ours, all));
        }
      }
    }
  }

  private static void run(Statement statement, String command) throws SQLException {
    if (command.contains("CREATE MATERIALIZED VIEW")) {
      assertThat(command.replace('\n', ' ')).contains(CONTINUOUS);
      statement.execute(
          command
              .replace('\n', ' ')
              .replaceAll("--[^C]*CREATE", "CREATE")
              .replace(CONTINUOUS, "")
              .replace("WITH NO DATA", "WITH DATA"));
    } else if (command.contains("enable_columnstore") || command.contains("CALL")) {
      assertThatThrownBy(() -> statement.execute(command)).hasMessageContaining(LICENCE);
    } else {
      statement.execute(command);
    }
  }

  /** The function's body has no empty line after a semicolon. */
  private static List<String> commands() throws Exception {
    try (InputStream text =
        Objects.requireNonNull(
            Schema.class.getResourceAsStream(
                "migration/community/V4__continuous_aggregates.sql"))) {
      String sql = new String(text.readAllBytes(), StandardCharsets.UTF_8);
      return List.of(sql.split(";\\n(?=\\n|CALL|$)"));
    }
  }

  private static void layRecordTables(String url) {
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    Flyway.configure()
        .dataSource(settings.jdbcUrl(), settings.username(), settings.password())
        .initSql("CREATE EXTENSION IF NOT EXISTS timescaledb")
        .locations(
            "classpath:io/pulseboard/store/migration/common",
            "classpath:io/pulseboard/store/migration/timescale")
        .load()
        .migrate();
  }

  private static Database database(String url) {
    return new Database(new DatabaseSettings(url, 2));
  }

  private static List<String> rows(Database database, String sql) {
    return database.list(sql, _ -> {}, CommunityMigrationTest::row);
  }

  /** Names, types and values; sums of floats differ in their last digits. */
  private static String row(ResultSet row) throws SQLException {
    ResultSetMetaData columns = row.getMetaData();
    List<String> fields = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value =
          columns.getColumnTypeName(i).equals("float8")
              ? "%.6f".formatted(row.getDouble(i))
              : row.getString(i);
      fields.add(columns.getColumnName(i) + " " + columns.getColumnTypeName(i) + " " + value);
    }
    return String.join(", ", fields);
  }
}
