package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the dashboards against what Grafana asks of them, and against what a reader needs. */
class DashboardsTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROW = "row";
  private static final Set<String> PANELS =
      Set.of(ROW, "timeseries", "stat", "bargauge", "heatmap", "table");
  private static final int COLUMNS = 24;

  /** Grafana's identifiers of those units that are used. */
  private static final Set<String> UNITS =
      Set.of("short", "none", "cps", "reqps", "s", "Bps", "bytes", "percentunit", "currencyUSD");

  /** Types of data sources, and the fields in which their queries are. */
  private static final Map<String, String> SOURCES =
      Map.of("prometheus", "expr", "grafana-postgresql-datasource", "rawSql");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Chart.ours().file("dashboards"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void thereIsOneForEachQuestion() throws IOException {
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("api.json", "business.json", "live.json", "pipeline.json", "storage.json");
    assertThat(files().stream().map(Chart::read).map(one -> one.path("uid").asText()))
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("pulseboard-[a-z]+"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysWhatItIs(Path file) {
    JsonNode dashboard = Chart.read(file);

    assertThat(file.getFileName())
        .hasToString(dashboard.path("uid").asText().replace("pulseboard-", "") + ".json");
    for (String field : List.of("title", "description", "refresh", "timezone")) {
      assertThat(dashboard.path(field).asText()).as(field).isNotBlank();
    }
    assertThat(dashboard.path("schemaVersion").asInt()).isPositive();
    assertThat(dashboard.has("id")).as("an id is its database's to give").isFalse();
  }

  @ParameterizedTest
  @MethodSource("files")
  void panelsAreOfKnownTypesWithIdsOfTheirOwn(Path file) {
    List<JsonNode> panels = panels(file);

    assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels).extracting(panel -> panel.path("type").asText()).isSubsetOf(PANELS);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyPanelHasATitleADescriptionAUnitAndThresholds(Path file) {
    for (JsonNode panel : questions(file)) {
      String title = panel.path("title").asText();
      JsonNode defaults = panel.at("/fieldConfig/defaults");
      assertThat(title).isNotBlank();
      assertThat(panel.path("description").asText()).as(title).hasSizeGreaterThan(10);
      assertThat(defaults.path("unit").asText()).as(title).isIn(UNITS);
      JsonNode steps = defaults.at("/thresholds/steps");
      assertThat(steps).as("%s: a base, and where it ends", title).hasSizeGreaterThan(1);
      assertThat(steps.get(0).path("value").isNull()).as("%s: the base is null", title).isTrue();
      assertThat(Manifest.items(steps).skip(1).map(step -> step.path("value").asDouble()))
          .as(title)
          .isSorted();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyQuestionGoesToTheChosenDataSource(Path file) {
    JsonNode variable =
        Manifest.items(Chart.read(file).at("/templating/list"))
            .filter(one -> one.path("type").asText().equals("datasource"))
            .findFirst()
            .orElseThrow();
    String chosen = "${" + variable.path("name").asText() + "}";
    String type = variable.path("query").asText();

    assertThat(SOURCES).containsKey(type);
    assertThat(Chart.read(file).findValues("datasource"))
        .as("of panels, targets and variables")
        .isNotEmpty()
        .allSatisfy(source -> {
          assertThat(source.path("type").asText()).isEqualTo(type);
          assertThat(source.path("uid").asText()).isEqualTo(chosen);
        });
    for (JsonNode panel : questions(file)) {
      assertThat(panel.has("datasource")).as(panel.path("title").asText()).isTrue();
      assertThat(panel.path("targets")).as(panel.path("title").asText()).isNotEmpty();
      Set<String> references = new HashSet<>();
      for (JsonNode target : panel.path("targets")) {
        assertThat(target.has("datasource")).isTrue();
        assertThat(target.path(SOURCES.getOrDefault(type, "")).asText()).isNotBlank();
        assertThat(references.add(target.path("refId").asText())).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void panelsLieBesideEachOther(Path file) {
    Set<List<Integer>> taken = new HashSet<>();
    for (JsonNode panel : panels(file)) {
      JsonNode at = panel.path("gridPos");
      assertThat(at.path("x").asInt() + at.path("w").asInt()).isLessThanOrEqualTo(COLUMNS);
      for (int x = 0; x < at.path("w").asInt(); x++) {
        for (int y = 0; y < at.path("h").asInt(); y++) {
          assertThat(taken.add(List.of(at.path("x").asInt() + x, at.path("y").asInt() + y)))
              .as("%s lies on another", panel.path("title").asText())
              .isTrue();
        }
      }
    }
  }

  /** The chart's and Compose's are the same files. */
  @Test
  void bothWaysToRunItLoadThem() throws IOException {
    List<Manifest> loaded =
        Chart.ours()
            .render(Values.DEFAULTS.file())
            .of("ConfigMap")
            .filter(map -> map.at("/metadata/labels/grafana_dashboard").asText().equals("1"))
            .toList();
    List<JsonNode> texts = new ArrayList<>();
    for (Manifest map : loaded) {
      for (JsonNode text : map.at("/data")) {
        texts.add(JSON.readTree(text.asText()));
      }
    }

    assertThat(texts)
        .containsExactlyInAnyOrderElementsOf(files().stream().map(Chart::read).toList());
    assertThat(Files.readString(Path.of("../../docker-compose.yml")))
        .contains("./charts/pulseboard/dashboards:/etc/pulseboard/dashboards:ro");
    assertThat(Files.readString(Path.of("../../docker/compose/grafana-dashboards.yml")))
        .contains("path: /etc/pulseboard/dashboards");
    assertThat(Files.readString(Path.of("../../docker/compose/grafana-datasources.yml")))
        .contains(SOURCES.keySet().stream().map(type -> "type: " + type).toList());
  }

  private static List<JsonNode> panels(Path file) {
    return Manifest.items(Chart.read(file).path("panels")).toList();
  }

  private static List<JsonNode> questions(Path file) {
    return panels(file).stream().filter(panel -> !panel.path("type").asText().equals(ROW)).toList();
  }
}
