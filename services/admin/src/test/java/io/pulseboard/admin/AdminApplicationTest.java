package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdminApplicationTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void migratesADatabaseOnce() {
    String url = TestServers.newDatabase();

    assertThat(run(url, "migrate")).isZero();
    assertThat(run(url, "migrate")).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).matches("The schema is up to date; migrations that ran: \\d+\\.");
    assertThat(lines.get(2)).isEqualTo("The schema is up to date.");
    assertThat(lines.get(3)).isEqualTo(lines.get(1)).startsWith("It is laid for ");
  }

  @Test
  void reportsAMigrationThatWasAppliedInPartAndRepairsIt() throws Exception {
    String url = TestServers.newDatabase();
    assertThat(run(url, "migrate")).isZero();
    leaveByHalves(url);

    assertThat(run(url, "migrate")).isEqualTo(1);
    assertThat(err.toString().lines().toList())
        .singleElement()
        .asString()
        .startsWith("pulseboard: migration ")
        .contains("was applied in part", "migrate --repair");

    out.getBuffer().setLength(0);
    assertThat(run(url, "migrate", "--repair")).isZero();
    assertThat(out.toString()).startsWith("The schema is up to date; migrations that ran: ");
  }

  /**
   * Its first migration, as a tool leaves it that has failed outside a transaction, when what it
   * left has been undone: a history with one failed entry, and nothing else.
   */
  private static void leaveByHalves(String url) throws SQLException {
    DatabaseSettings settings = new DatabaseSettings(url, 1);
    try (Database database = new Database(settings);
        Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM flyway_schema_history WHERE installed_rank > 1");
      statement.execute("UPDATE flyway_schema_history SET success = false");
      statement.execute("CREATE SCHEMA history");
      statement.execute("ALTER TABLE flyway_schema_history SET SCHEMA history");
      statement.execute("DROP SCHEMA public CASCADE");
      statement.execute("ALTER SCHEMA history RENAME TO public");
    }
  }

  @Test
  void saysInOneLineWhyItFailed() {
    assertThat(run("postgresql://a:b@127.0.0.1:1/none", "migrate")).isEqualTo(1);
    assertThat(run("nonsense", "migrate")).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString().lines().toList().get(0)).startsWith("pulseboard: could not migrate");
    assertThat(err.toString().lines().toList().get(1)).startsWith("pulseboard: DATABASE_URL: ");
  }

  @Test
  void showsWhatItCanDoWhenAskedForNothingItKnows() {
    assertThat(run("", "--help")).isZero();
    assertThat(out.toString()).contains("migrate");
    assertThat(run("", "dance")).isEqualTo(2);
    assertThat(run("")).isEqualTo(2);
  }

  private int run(String databaseUrl, String... args) {
    return AdminApplication.run(
        databaseUrl.isEmpty() ? Map.of() : Map.of("database.url", databaseUrl),
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        args);
  }
}
