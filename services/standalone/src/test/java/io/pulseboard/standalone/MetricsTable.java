package io.pulseboard.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What docs/metrics.md says of metrics and their labels. */
record MetricsTable(List<Row> rows, Set<String> labels) {

  /**
   * A row of a table.
   *
   * @param name as Prometheus has it; one that ends with {@code *} stands for all that begin so
   */
  record Row(String name, String type, Set<String> labels, String unit) {

    boolean isFamily() {
      return name.endsWith("*");
    }

    boolean covers(String metric) {
      return isFamily()
          ? metric.startsWith(name.substring(0, name.length() - 1))
          : metric.equals(name);
    }

    /** Whether it says of a metric what that is, or that of whose histogram it is the longest. */
    boolean tells(Row metric) {
      return isFamily()
          ? covers(metric.name()) && labels.containsAll(metric.labels())
          : labels.equals(metric.labels())
              && (metric.name().equals(name)
                  ? type.equals(metric.type())
                  : type.equals("histogram") && metric.name().equals(name + "_max"));
    }
  }

  private static final Pattern NAMES = Pattern.compile("`([^`]+)`");

  static MetricsTable read() {
    try {
      List<String[]> lines =
          Files.readAllLines(Path.of("../../docs/metrics.md")).stream()
              .filter(line -> line.startsWith("| `"))
              .map(line -> line.split("\\|", -1))
              .toList();
      return new MetricsTable(
          lines.stream()
              .filter(cells -> cells.length == 7)
              .map(cells ->
                  new Row(
                      names(cells[1]).iterator().next(),
                      cells[2].strip(),
                      names(cells[3]),
                      cells[4].strip()))
              .toList(),
          lines.stream()
              .filter(cells -> cells.length == 4)
              .flatMap(cells -> names(cells[1]).stream())
              .collect(Collectors.toSet()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Set<String> names(String cell) {
    return NAMES
        .matcher(cell)
        .results()
        .map(MatchResult::group)
        .map(name -> name.replace("`", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What a text in Prometheus' format tells, as rows without units. */
  static List<Row> told(String text) {
    return text.lines()
        .filter(line -> line.startsWith("# TYPE "))
        .map(line -> line.split(" ", -1))
        .map(words -> new Row(words[2], words[3], labels(text, words[2]), ""))
        .toList();
  }

  private static Set<String> labels(String text, String metric) {
    return Pattern.compile(
            "^%s(?:_bucket|_count|_sum)?\\{(.*)} ".formatted(metric), Pattern.MULTILINE)
        .matcher(text)
        .results()
        .flatMap(sample -> Pattern.compile("(\\w+)=\"").matcher(sample.group(1)).results())
        .map(label -> label.group(1))
        .filter(label -> !label.equals("le"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
