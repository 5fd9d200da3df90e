package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.testing.Prometheus;
import io.pulseboard.testing.Prometheus.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the alert rules and the dashboards' expressions against what promtool says of them. */
class AlertRulesTest {

  static final Path RULES = Path.of("../../charts/pulseboard/alerts");

  private static final Path UNIT_TESTS = Path.of("src/test/promtool/alerts.yaml");
  private static final Path RUNBOOK = Path.of("../../docs/runbook.md");
  private static final String LINK =
      "https://github.com/pulseboard/pulseboard/blob/main/docs/runbook.md#";

  @TempDir private Path folder;

  @Test
  void rulesAreWellFormedOnePerFile() {
    Ended checked =
        Prometheus.promtool(
            Stream.concat(Stream.of("check", "rules"), files().stream().map(Path::toString))
                .toArray(String[]::new));

    assertThat(checked.code()).as(checked.output()).isZero();
    assertThat(Pattern.compile("SUCCESS: 1 rules found").matcher(checked.output()).results())
        .hasSameSizeAs(alerts());
    assertThat(files()).allSatisfy(file -> assertThat(alertsIn(file)).hasSize(1));
  }

  @Test
  void rulesFireWhenTheyShould() throws IOException {
    Ended tested = Prometheus.promtool("test", "rules", UNIT_TESTS.toString());

    assertThat(tested.code()).as(tested.output()).isZero();
    String tests = Files.readString(UNIT_TESTS);
    assertThat(alerts())
        .allSatisfy(alert ->
            assertThat(tests)
                .containsPattern("alertname: %s\\s+exp_alerts".formatted(alert))
                .contains("alertname: " + alert + "}"));
  }

  /** A name that is misspelt in a test of the rules would never fire and be found right. */
  @Test
  void testsOfRulesNameRulesThatAreThere() throws IOException {
    assertThat(found("alertname: (\\w+)", UNIT_TESTS)).isSubsetOf(alerts());
  }

  @Test
  void eachRuleHasItsSectionInTheRunbook() {
    assertThat(found("^## (\\w+)$", RUNBOOK)).containsExactlyInAnyOrderElementsOf(alerts());
    assertThat(files())
        .allSatisfy(file -> {
          String alert = alertsIn(file).getFirst();
          assertThat(found("runbook_url: (\\S+)$", file))
              .containsExactly(LINK + alert.toLowerCase(Locale.ROOT));
          assertThat(Files.readString(file))
              .containsPattern("summary: \\S")
              .containsPattern("description: \\S")
              .containsPattern("severity: (warning|critical)");
        });
  }

  @Test
  void composeReadsTheSameRules() throws IOException {
    Ended checked =
        Prometheus.promtool(
            "check", "config", "--syntax-only", "../../docker/compose/prometheus.yml");

    assertThat(checked.code()).as(checked.output()).isZero();
    assertThat(Files.readString(Path.of("../../docker/compose/prometheus.yml")))
        .contains("rule_files: [/etc/prometheus/alerts/*.yaml]");
    assertThat(Files.readString(Path.of("../../docker-compose.yml")))
        .contains("./charts/pulseboard/alerts:/etc/prometheus/alerts:ro");
  }

  @Test
  void dashboardsAskWhatPromtoolUnderstands() throws IOException {
    List<Dashboards.Question> expressions = Dashboards.expressions();
    String rules =
        expressions.stream()
            .map(asked ->
                "      - {record: 'x', labels: {n: '%d'}, expr: '%s'}"
                    .formatted(expressions.indexOf(asked), asked.text().replace("'", "''")))
            .collect(Collectors.joining("\n", "groups:\n  - name: dashboards\n    rules:\n", "\n"));
    Path file = Files.writeString(folder.resolve("dashboards.yaml"), rules);

    Ended checked = Prometheus.promtool("check", "rules", "--lint=none", file.toString());

    assertThat(checked.code()).as(checked.output()).isZero();
    assertThat(expressions).hasSizeGreaterThan(50);
    assertThat(rules).doesNotContain("$");
  }

  static List<String> alerts() {
    return files().stream().map(AlertRulesTest::alertsIn).flatMap(List::stream).toList();
  }

  private static List<Path> files() {
    try (Stream<Path> files = Files.list(RULES)) {
      return files.sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> alertsIn(Path file) {
    return found("alert: (\\w+)$", file);
  }

  private static List<String> found(String pattern, Path file) {
    try {
      return Pattern.compile(pattern, Pattern.MULTILINE)
          .matcher(Files.readString(file))
          .results()
          .map(match -> match.group(1))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
