package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.store.access.ApiKey;
import io.pulseboard.store.access.ApiKeys;
import io.pulseboard.store.access.Scope;
import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysCommandTest {

  private final String url = TestServers.newDatabase();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Database database;
  private ApiKeys keys;

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    keys = new ApiKeys(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void makesAKeyThatIsFoundByItsTextAlone() {
    String text = create("--name", "mobile app", "--scopes", "read,ingest", "--days", "30");

    ApiKey key = keys.find(text).orElseThrow();
    assertThat(text).startsWith(key.id() + "_").hasSizeGreaterThan(50);
    assertThat(key.name()).isEqualTo("mobile app");
    assertThat(key.scopes()).containsExactlyInAnyOrder(Scope.READ, Scope.INGEST);
    assertThat(key.isGood(Instant.now())).isTrue();
    assertThat(key.isGood(Instant.now().plus(Duration.ofDays(31)))).isFalse();
    assertThat(keys.find(key.id())).isEmpty();
    assertThat(keys.find(text + "x")).isEmpty();
    assertThat(
            database.list(
                "SELECT row_to_json(api_keys)::text FROM api_keys",
                _ -> {},
                row -> row.getString(1)))
        .noneMatch(row -> row.contains(text.substring(key.id().length() + 1)));
  }

  @Test
  void listsAndRevokesThem() {
    String id = create("--name", "one", "--scopes", "read").substring(0, 11);
    create("--name", "two", "--scopes", "admin,read");

    assertThat(run("revoke", id)).isZero();
    assertThat(run("revoke", id, "pb_nobody")).isOne();
    out.getBuffer().setLength(0);
    assertThat(run("list")).isZero();

    assertThat(out.toString().lines().skip(1))
        .satisfiesExactly(
            line -> assertThat(line).contains("two", "read,admin", "good"),
            line -> assertThat(line).contains(id, "one", "revoked"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "create --name x",
        "create --scopes read",
        "create --name x --scopes write",
        "create --name x --scopes read --days 0",
        "revoke",
        ""
      })
  void refusesWhatMakesNoSense(String line) {
    assertThat(run(line.isEmpty() ? new String[0] : line.split(" ", -1))).isEqualTo(2);
    assertThat(keys.list()).isEmpty();
    assertThat(err.toString()).isNotBlank();
  }

  private String create(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "create";
    System.arraycopy(options, 0, all, 1, options.length);
    out.getBuffer().setLength(0);
    assertThat(run(all)).as(err.toString()).isZero();
    return out.toString().strip();
  }

  private int run(String... args) {
    String[] all = new String[args.length + 1];
    all[0] = "keys";
    System.arraycopy(args, 0, all, 1, args.length);
    return AdminApplication.run(
        Map.of("database.url", url), new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}
