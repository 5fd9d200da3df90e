package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseboard.contracts.Stream;
import io.pulseboard.standalone.Dashboards.Question;
import io.pulseboard.standalone.MetricsTable.Row;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What running services tell is what docs/metrics.md says, and what dashboards and alert rules ask
 * of a real Prometheus and of the database has an answer. No panel may be empty here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** In a rule, a metric with its labels. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:pulseboard|hikaricp|http)_\\w+(\\{[^}]*})?(?=[\\[)\\s]|$)");

  @TempDir private static Path folder;

  private @Nullable BusyPulseboard running;
  private @Nullable Scraper scraper;

  @BeforeAll
  void start() {
    running = new BusyPulseboard(PATIENCE);
  }

  @AfterAll
  void stop() {
    if (scraper != null) {
      scraper.close();
    }
    if (running != null) {
      running.close();
    }
  }

  private BusyPulseboard pulseboard() {
    return Objects.requireNonNull(running);
  }

  /** Started when the first test needs it, which is skipped where there is none. */
  private Scraper prometheus() {
    if (scraper == null) {
      scraper = Scraper.of(pulseboard().target(), folder);
    }
    return scraper;
  }

  @Test
  void tellsWhatTheDocumentSays() {
    MetricsTable documented = MetricsTable.read();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          pulseboard().work();
          List<Row> told = told();
          assertThat(documented.rows())
              .as("documented, and told")
              .hasSizeGreaterThan(40)
              .allSatisfy(row -> assertThat(told).anyMatch(metric -> row.covers(metric.name())));
        });
    List<Row> told = told();

    assertThat(told)
        .as("told, and documented")
        .allSatisfy(metric -> assertThat(documented.rows()).anyMatch(row -> row.tells(metric)));
    assertThat(
            told.stream().flatMap(metric -> metric.labels().stream()).collect(Collectors.toSet()))
        .as("labels")
        .isEqualTo(documented.labels());
  }

  @Test
  void documentsTheUnitThatANameSays() {
    assertThat(MetricsTable.read().rows())
        .allSatisfy(row -> {
          for (String unit : List.of("seconds", "bytes", "ratio")) {
            if (row.name().matches(".*_%s(_total)?".formatted(unit))) {
              assertThat(row.unit()).as(row.name()).isEqualTo(unit);
            }
          }
        });
  }

  private List<Row> told() {
    return MetricsTable.told(pulseboard().get("/prometheus"));
  }

  @Test
  void everyPanelHasData() {
    Scraper prometheus = prometheus();
    Set<Question> open = new LinkedHashSet<>(Dashboards.expressions());
    assertThat(open).hasSizeGreaterThan(50);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          pulseboard().work();
          open.removeIf(asked -> prometheus.hasData(asked.text()));
          assertThat(open).as("panels without data").isEmpty();
        });
  }

  /** Alerts are empty when all is well, so it is their metrics that are asked for. */
  @Test
  void everyRuleAsksForWhatThereIs() {
    Scraper prometheus = prometheus();
    assertThat(prometheus.rules()).hasSameSizeAs(AlertRulesTest.alerts());
    Set<String> open = new TreeSet<>();
    for (String rule : prometheus.rules()) {
      Set<String> metrics =
          METRIC
              .matcher(rule)
              .results()
              // Of errors there may be none.
              .map(asked -> asked.group().replaceAll("status=~\"5..\",\\s*", ""))
              .collect(Collectors.toSet());
      assertThat(metrics).as(rule).isNotEmpty();
      open.addAll(metrics);
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          pulseboard().work();
          open.removeIf(prometheus::hasData);
          assertThat(open).as("metrics that are not there").isEmpty();
        });
  }

  @Test
  void everyStatementOfBusinessAnswers() {
    List<Question> statements = Dashboards.statements();
    assertThat(statements).hasSizeGreaterThan(10);
    for (Question asked : statements) {
      assertThat(asked.text()).doesNotContain("$");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(
                      pulseboard().database().list(asked.text(), _ -> {}, row -> row.getString(1)))
                  .as(asked.toString())
                  .isNotEmpty()
                  .doesNotContainNull());
    }
  }

  @Test
  void aBrokenDatabaseRaisesItsAlert() {
    Scraper prometheus = prometheus();
    String waiting = "sum (pulseboard_consumers_waiting_for_database)";
    await().atMost(PATIENCE).until(() -> prometheus.hasData(waiting + " == 0"));
    assertThat(prometheus.hasAlert("PulseboardDatabaseRefusing")).isFalse();

    pulseboard().toDatabase().cut();
    try {
      await().atMost(PATIENCE).until(() -> prometheus.hasAlert("PulseboardDatabaseRefusing"));
    } finally {
      pulseboard().toDatabase().heal();
    }
    await().atMost(PATIENCE).until(() -> prometheus.hasData(waiting + " == 0"));
  }

  /** What the dashboard's pipeline strip reads, and what Prometheus counts. */
  @ParameterizedTest
  @EnumSource
  void statsAndMetricsCountTheSame(Stream stream) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          double before = stored(stream);
          assertThat(metric("pulseboard_records_stored_total{stream=\"%s\"}", stream))
              .isPositive()
              .isBetween(before, stored(stream));
          assertThat(Scraper.json(pulseboard().get("/api/v1/stats")))
              .hasEntrySatisfying("clients", clients -> assertThat(clients).hasToString("1"));
          assertThat(metric("pulseboard_live_sessions", stream)).isEqualTo(1);
        });
  }

  private double stored(Stream stream) {
    return Dashboards.objects(Scraper.json(pulseboard().get("/api/v1/stats")).get("streams"))
        .stream()
        .filter(stats -> stream.id().equals(stats.get("stream")))
        .map(stats -> String.valueOf(stats.get("records")))
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  private double metric(String sample, Stream stream) {
    String start = sample.formatted(stream.id()) + " ";
    return pulseboard()
        .get("/prometheus")
        .lines()
        .filter(line -> line.startsWith(start))
        .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
        .findFirst()
        .orElse(Double.NaN);
  }
}
