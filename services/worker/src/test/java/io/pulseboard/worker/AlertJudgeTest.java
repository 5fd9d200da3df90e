package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Schema;
import io.pulseboard.store.Slice;
import io.pulseboard.store.alerts.Alert;
import io.pulseboard.store.alerts.AlertKind;
import io.pulseboard.store.alerts.AlertQueries;
import io.pulseboard.store.alerts.AlertRule;
import io.pulseboard.store.alerts.AlertWriter;
import io.pulseboard.testing.TestServers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertJudgeTest {

  private static final Instant START = Instant.parse("2026-03-02T15:00:00Z");

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
  void raisesOneAlertForEachCrossing() throws Exception {
    save("AAPL", AlertKind.PRICE_ABOVE, 100);
    save("AAPL", AlertKind.CHANGE_PCT_BELOW, -5);
    save("MSFT", AlertKind.PRICE_BELOW, 50);

    int raised =
        judge()
            .judge(
                List.of(
                    quote("AAPL", 1, 99, 0),
                    quote("AAPL", 2, 101, 0),
                    quote("AAPL", 3, 102, -6),
                    quote("TSLA", 3, 1, -50),
                    quote("AAPL", 4, 100, -7),
                    quote("AAPL", 5, 103, -1)));

    assertThat(raised).isEqualTo(3);
    assertThat(alerts("AAPL"))
        .extracting(Alert::timestamp, Alert::kind, Alert::value)
        .containsExactly(
            tuple(5, AlertKind.PRICE_ABOVE, 103),
            tuple(3, AlertKind.CHANGE_PCT_BELOW, -6),
            tuple(2, AlertKind.PRICE_ABOVE, 101));
  }

  /** Batches come again, workers change, and the same quotes go through more than one of them. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void raisesTheSameAlertsHoweverOftenQuotesCome(long seed) throws Exception {
    save("AAPL", AlertKind.PRICE_ABOVE, 100);
    Random random = new Random(seed);
    List<StockQuote> quotes = new ArrayList<>();
    int crossings = 0;
    boolean above = false;
    for (int i = 0; i < 200; i++) {
      double price = 95 + random.nextInt(11);
      quotes.add(quote("AAPL", i, price, 0));
      crossings += price > 100 && !above ? 1 : 0;
      above = price > 100;
    }

    List<AlertJudge> workers = List.of(judge(), judge());
    for (int i = 0; i < quotes.size(); i += 20) {
      List<StockQuote> batch = quotes.subList(i, i + 20);
      // Whoever is behind learns how the rule stands before it judges.
      workers.getFirst().judge(batch);
      judge().judge(batch);
    }
    workers.getLast().judge(quotes);

    assertThat(alerts("AAPL")).hasSize(crossings);
  }

  @Test
  void learnsOfNewRulesWithinASecond() throws Exception {
    List<Instant> now = new ArrayList<>(List.of(START));
    Clock clock = ((java.time.InstantSource) now::getLast).withZone(java.time.ZoneOffset.UTC);
    AlertJudge judge = new AlertJudge(queries, writer, clock);
    judge.judge(List.of(quote("AAPL", 1, 101, 0)));
    save("AAPL", AlertKind.PRICE_ABOVE, 100);

    assertThat(judge.judge(List.of(quote("AAPL", 2, 101, 0)))).isZero();
    now.add(START.plus(Duration.ofMillis(1_001)));
    assertThat(judge.judge(List.of(quote("AAPL", 3, 101, 0)))).isOne();
  }

  private static org.assertj.core.groups.Tuple tuple(int second, AlertKind kind, double value) {
    return org.assertj.core.groups.Tuple.tuple(START.plusSeconds(second), kind, value);
  }

  private AlertJudge judge() {
    return new AlertJudge(queries, writer, Clock.systemUTC());
  }

  private List<Alert> alerts(String symbol) {
    return queries
        .alerts(
            new Filter().where("symbol", symbol),
            new Slice(START, START.plus(Duration.ofDays(1)), 1000, null))
        .data();
  }

  private void save(String symbol, AlertKind kind, double threshold) {
    writer.save(new AlertRule(UUID.randomUUID(), symbol, kind, threshold, true, START));
  }

  private static StockQuote quote(String symbol, int second, double close, double changePct) {
    return new StockQuote(
        UUID.randomUUID(),
        START.plusSeconds(second),
        symbol,
        "NASDAQ",
        close,
        close,
        close,
        close,
        1,
        null,
        null,
        0,
        changePct);
  }
}
