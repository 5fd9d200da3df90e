package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    assertThat(out.toString().lines())
        .containsExactly(
            "The schema is up to date; migrations that ran: 1.", "The schema is up to date.");
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
