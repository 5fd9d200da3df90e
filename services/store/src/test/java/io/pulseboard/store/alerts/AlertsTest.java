package io.pulseboard.store.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.StockQuote;
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
import java.util.stream.IntStream;
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
  void raisesNothingForARuleThatWasChangedMeanwhile() {
    AlertRule rule = rule("AAPL", 200, true);
    writer.save(rule);
    RuleState.Change change = state(rule.id()).judge(quote("AAPL", START, 201)).orElseThrow();
    writer.save(
        new AlertRule(rule.id(), "AAPL", AlertKind.PRICE_ABOVE, 300, true, rule.createdAt()));

    assertThat(writer.apply(List.of(change))).isZero();
    assertThat(state(rule.id()).armed()).isTrue();
  }

  @Test
  void judgesEachQuoteOnceAndInOrder() {
    AlertRule rule = rule("AAPL", 200, true);
    writer.save(rule);
    RuleState armed = state(rule.id());
    RuleState fired = armed.judge(quote("AAPL", START, 201)).orElseThrow().after();

    assertThat(armed.judge(quote("AAPL", START, 200))).isEmpty();
    assertThat(fired.judge(quote("AAPL", START.plusSeconds(1), 250))).isEmpty();
    assertThat(fired.judge(quote("AAPL", START.minusSeconds(1), 150))).isEmpty();
    assertThat(fired.judge(quote("AAPL", START.plusSeconds(1), 150)))
        .hasValueSatisfying(change -> assertThat(change.raisesAlert()).isFalse());
  }

  @Test
  void pagesThroughAlertsNewestFirstAndStoresEachOnce() throws Exception {
    List<RuleState.Change> changes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      AlertRule rule = rule(i == 0 ? "AAPL" : "S" + i, 100, true);
      writer.save(rule);
      RuleState state = state(rule.id());
      for (int j = 0; j < 100; j++) {
        RuleState.Change change =
            state.judge(quote(rule.symbol(), START.plusSeconds(j), 101 - j % 2)).orElseThrow();
        changes.add(change);
        state = change.after();
      }
    }
    assertThat(writer.apply(changes)).isEqualTo(2_000);
    assertThat(writer.apply(changes)).isZero();

    List<Alert> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<Alert> page = queries.alerts(APPLE, slice(cursor));
      seen.addAll(page.data());
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen)
        .extracting(Alert::timestamp)
        .isEqualTo(IntStream.range(0, 50).mapToObj(n -> START.plusSeconds(98 - 2 * n)).toList());
    assertThat(seen).allMatch(alert -> alert.symbol().equals("AAPL") && alert.value() == 101);
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

  private RuleState state(UUID ruleId) {
    return queries.states().stream()
        .filter(state -> state.ruleId().equals(ruleId))
        .findFirst()
        .orElseThrow();
  }

  private static StockQuote quote(String symbol, Instant at, double close) {
    return new StockQuote(
        UUID.randomUUID(), at, symbol, "NASDAQ", close, close, close, close, 1, null, null, 0, 0);
  }
}
