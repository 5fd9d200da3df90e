package io.pulseboard.standalone;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the chart's Grafana dashboards ask. */
final class Dashboards {

  /**
   * A panel's question.
   *
   * @param text PromQL or SQL, with Grafana's variables
   */
  record Question(String dashboard, String panel, String text) {
    @Override
    public String toString() {
      return dashboard + ", " + panel + ": " + text;
    }
  }

  private static final Path FOLDER = Path.of("../../charts/pulseboard/dashboards");
  private static final Argument<Map<String, Object>> OBJECT =
      Argument.mapOf(String.class, Object.class);

  private Dashboards() {}

  /** PromQL, as Grafana sends it for a dashboard of the last minutes. */
  static List<Question> expressions() {
    return questions("expr").stream()
        .map(asked ->
            new Question(
                asked.dashboard(),
                asked.panel(),
                asked.text().replace("$namespace", ".*").replace("$__rate_interval", "30s")))
        .toList();
  }

  /** SQL, as Grafana sends it for a dashboard of the last hour. */
  static List<Question> statements() {
    return questions("rawSql").stream()
        .map(asked ->
            new Question(
                asked.dashboard(),
                asked.panel(),
                asked
                    .text()
                    .replaceAll(
                        "\\$__timeFilter\\(([^)]*)\\)",
                        "$1 BETWEEN now() - INTERVAL '1 hour' AND now() + INTERVAL '1 minute'")
                    .replace("$__timeTo()", "now()")
                    .replace("$__interval_ms", "15000")))
        .toList();
  }

  private static List<Question> questions(String field) {
    List<Question> questions = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        Map<String, Object> dashboard =
            ObjectMapper.getDefault().readValue(Files.readString(file), OBJECT);
        for (Map<?, ?> panel : objects(dashboard.get("panels"))) {
          for (Map<?, ?> target : objects(panel.get("targets"))) {
            if (target.get(field) instanceof String text) {
              questions.add(
                  new Question(
                      String.valueOf(dashboard.get("title")),
                      String.valueOf(panel.get("title")),
                      text));
            }
          }
        }
      }
      return questions;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The objects in a list of parsed JSON; none of anything else. */
  static List<Map<?, ?>> objects(@Nullable Object list) {
    return list instanceof List<?> items
        ? items.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList()
        : List.of();
  }
}
