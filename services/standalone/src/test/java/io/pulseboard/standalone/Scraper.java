package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.testing.Prometheus;
import io.pulseboard.testing.Prometheus.Ended;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A Prometheus that scrapes a service every second and evaluates the alert rules as often. */
record Scraper(Prometheus server) implements AutoCloseable {

  /**
   * Starts one, unless there is none, which skips the test.
   *
   * @param target host and port of the service
   * @param folder for its files; an empty one
   */
  static Scraper of(String target, Path folder) {
    try {
      Path configuration =
          Files.writeString(
              folder.resolve("prometheus.yml"),
              """
              global: {scrape_interval: 1s, evaluation_interval: 1s}
              rule_files: ['%s/*.yaml']
              scrape_configs:
                - job_name: pulseboard
                  metrics_path: /prometheus
                  static_configs: [{targets: ['%s'], labels: {component: all}}]
              """
                  .formatted(AlertRulesTest.RULES.toAbsolutePath().normalize(), target));
      Ended checked = Prometheus.promtool("check", "config", configuration.toString());
      assertThat(checked.code()).as(checked.output()).isZero();
      return new Scraper(
          Prometheus.start(configuration, Files.createDirectory(folder.resolve("data"))));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The expressions of the alert rules. */
  List<String> rules() {
    return Dashboards.objects(data(server.get("/api/v1/rules")).get("groups")).stream()
        .flatMap(group -> Dashboards.objects(group.get("rules")).stream())
        .map(rule -> String.valueOf(rule.get("query")))
        .toList();
  }

  /** Whether an alert is pending or fires. */
  boolean hasAlert(String name) {
    return Dashboards.objects(data(server.get("/api/v1/alerts")).get("alerts")).stream()
        .map(alert -> (Map<?, ?>) Objects.requireNonNull(alert.get("labels")))
        .anyMatch(labels -> name.equals(labels.get("alertname")));
  }

  /** Whether an expression has a value that is a number. */
  boolean hasData(String expression) {
    return Dashboards.objects(data(server.query(expression)).get("result")).stream()
        .anyMatch(
            series -> series.get("value") instanceof List<?> value && !"NaN".equals(value.get(1)));
  }

  private static Map<?, ?> data(String answer) {
    return (Map<?, ?>) Objects.requireNonNull(json(answer).get("data"));
  }

  static Map<String, Object> json(String text) {
    try {
      return ObjectMapper.getDefault().readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
