package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Holds what is made from the chart against the chart. */
class ChartDocsTest {

  private static final int MOST_LINES = 300;

  @Test
  void valuesAreShort() throws IOException {
    assertThat(Files.readAllLines(Chart.ours().file("values.yaml"))).hasSizeLessThan(MOST_LINES);
  }

  /** Before the others, which Helm renders by it. */
  @BeforeAll
  static void schemaIsThatOfTheValues() throws IOException {
    Document.at(Chart.ours().file("values.schema.json")).isAll(values().schema());
  }

  @Test
  void readmeTellsTheValues() throws IOException {
    Document.at(Chart.ours().file("README.md")).has("values", values().table());
  }

  /** So that a change of a template is seen for what it does. */
  @ParameterizedTest
  @EnumSource(
      names = {"MINIMAL", "FULL", "EXTERNAL"},
      mode = Mode.INCLUDE)
  void examplesAreRenderedAsTheyWere(Values example) throws IOException {
    Path golden = example.file().resolveSibling("rendered.yaml");

    Document.at(golden).isAll(Chart.ours().text(example.file()));
  }

  private static ChartValues values() throws IOException {
    return ChartValues.read(Chart.ours().file("values.yaml"));
  }
}
