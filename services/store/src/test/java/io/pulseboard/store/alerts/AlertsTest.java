package io.pulseboard.store.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Page;
import io.pulseboard.store.Plans;
import io.pulseboard.store.Schema;
import io.pulseboard.store.Slice;
import io.pulseboard.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsTest {

  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");
  private static final Filter APPLE = new Filter().where("symbol", "AAPL");

  private Database database;
  private AlertQueries queries;
  private AlertWriter writer;

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    queries = new AlertQueries(database);
    writer = new AlertWriter(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void createsChangesAndDeletesRules() {
    AlertRule rule = rule("AAPL", 200, true);
    AlertRule other = rule("MSFT", 300, true);
    writer.save(rule);
    writer.save(other);
    AlertRule changed =
        new AlertRule(rule.id(), "AAPL", AlertKind.PRICE_BELOW, 150, false, rule.createdAt());
    writer.save(changed);

    assertThat(queries.rules(new Filter())).containsExactlyInAnyOrder(changed, other);
    assertThat(queries.rules(APPLE)).containsExactly(changed);
    assertThat(queries.rule(rule.id())).contains(changed);
    assertThat(writer.delete(rule.id())).isTrue();
    assertThat(writer.delete(rule.id())).isFalse();
    assertThat(queries.rule(rule.id())).isEmpty();
  }

  @Test
  void pagesThroughAlertsNewestFirstAndStoresEachOnce() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      alerts.add(alert(i % 50 == 0 ? "AAPL" : "S" + i % 50, START.plusSeconds(i)));
    }
    writer.store(alerts);
    writer.store(alerts);

    List<Alert> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<Alert> page = queries.alerts(APPLE, slice(cursor));
      seen.addAll(page.data());
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen)
        .isEqualTo(
            alerts.reversed().stream().filter(each -> each.symbol().equals("AAPL")).toList());
    try (var connection = database.connection();
        var statement = connection.createStatement()) {
      statement.execute("ANALYZE alerts");
    }
    assertThat(Plans.of(database, () -> queries.alerts(APPLE, slice(null))))
        .allMatch(plan -> plan.contains("alerts_symbol"));
  }

  private static Slice slice(@Nullable String cursor) {
    return new Slice(START, START.plus(Duration.ofDays(1)), 15, cursor);
  }

  private static AlertRule rule(String symbol, double threshold, boolean enabled) {
    return new AlertRule(
        UUID.randomUUID(), symbol, AlertKind.PRICE_ABOVE, threshold, enabled, START);
  }

  private static Alert alert(String symbol, Instant at) {
    return new Alert(
        UUID.randomUUID(), at, UUID.randomUUID(), symbol, AlertKind.PRICE_ABOVE, 10, 11);
  }
}
