package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartMatrixTest {

  @ParameterizedTest
  @EnumSource
  void standsEveryCheck(Values values) {
    Rendered rendered = Chart.ours().render(values.file());

    assertThat(rendered.manifests()).hasSizeGreaterThan(15);
    for (Check check : Check.values()) {
      assertThat(check.problems(rendered, values)).as("%s with %s", check, values).isEmpty();
    }
  }

  /** Lint takes a chart's own values only, so these are the case's here. */
  @ParameterizedTest
  @EnumSource
  void standsHelmsStrictLint(Values values, @TempDir Path copy) throws IOException {
    String defaults = Files.readString(Chart.ours().file("values.yaml"));
    JsonNode merged =
        Chart.merge(Chart.YAML.readTree(defaults), Chart.YAML.readTree(values.file().toFile()));

    var lint =
        Chart.ours()
            .with(copy, "values.yaml", defaults, Chart.YAML.writeValueAsString(merged))
            .lint();

    assertThat(lint.isFailed()).as("%s", lint.getMessages()).isFalse();
  }

  /** What a cluster has cannot change what is rendered. */
  @Test
  void asksTheClusterNothing() throws IOException {
    try (var files = Files.walk(Chart.ours().file("templates"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(file).content().doesNotContain(".Capabilities", "lookup \"");
      }
    }
  }

  @Test
  void customResourcesAreHeldAgainstTheirDefinitions() {
    assumeTrue(
        CustomResources.areThere(),
        "skipped: the operators' custom resource definitions are not there; -Dpulseboard.crds names their folder");
    CustomResources definitions = new CustomResources();

    assertThat(
            Chart.ours().render(Values.FULL.file()).manifests().stream()
                .filter(manifest -> !BuiltInKinds.knows(manifest))
                .filter(manifest -> !manifest.kind().equals("HTTPRoute"))
                .map(Manifest::kind)
                .distinct())
        .containsExactlyInAnyOrder(
            "Cluster",
            "Database",
            "RabbitmqCluster",
            "Policy",
            "RedisReplication",
            "ScaledObject",
            "TriggerAuthentication",
            "PodMonitor",
            "PrometheusRule");
    assertThat(Chart.ours().render(Values.FULL.file()).manifests())
        .filteredOn(
            manifest -> !BuiltInKinds.knows(manifest) && !manifest.kind().equals("HTTPRoute"))
        .flatMap(definitions::problems)
        .isEmpty();
  }
}
