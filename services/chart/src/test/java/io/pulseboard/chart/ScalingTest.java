package io.pulseboard.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.chart.Backlog.Assumptions;
import io.pulseboard.chart.Backlog.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chart's own values do to a backlog, worked out and written into the documentation. */
class ScalingTest {

  /**
   * What one worker was measured to store in a second, docs/decisions/008; nothing has more to say.
   */
  private static final Assumptions MEASURED =
      new Assumptions(Double.parseDouble(System.getProperty("pulseboard.workerRate", "19500")), 5);

  private static final int ROW_SECONDS = 15;

  private static final List<Backlog> BACKLOGS =
      List.of(
          new Backlog("all streams, 4 million waiting", each(1_000_000), each(0), 0),
          new Backlog("one stream, 4 million waiting", first(4_000_000), each(0), 0),
          new Backlog("a rush of 60,000 records/s for 5 minutes", each(0), each(15_000), 300),
          new Backlog("30,000 quotes/s for 10 minutes", each(0), first(30_000), 600),
          new Backlog("10,000 records/s, as on any day", each(0), each(2_500), 600));

  static List<Backlog> backlogs() {
    return BACKLOGS;
  }

  @ParameterizedTest
  @MethodSource("backlogs")
  void scalesWithinItsBoundsAndBackAgain(Backlog backlog) {
    Autoscaler autoscaler = autoscaler();
    List<Moment> moments = scaled(backlog);

    assertThat(moments)
        .allSatisfy(
            moment -> assertThat(moment.workers()).isBetween(autoscaler.min(), autoscaler.max()));
    assertThat(moments.getLast().workers()).isEqualTo(autoscaler.min());
    double arriving = Arrays.stream(backlog.arriving()).sum();
    assertThat(peak(moments) > autoscaler.min())
        .as("more workers for more than one can do")
        .isEqualTo(backlog.waiting()[0] > 0 || arriving > MEASURED.recordsPerWorker());
  }

  @ParameterizedTest
  @MethodSource("backlogs")
  void drainsNoSlowerThanOneWorkerAndNoFasterThanAll(Backlog backlog) {
    if (backlog.arrivingFor() > 0) {
      return;
    }
    int scaled = Backlog.drained(scaled(backlog));

    assertThat(scaled).isLessThanOrEqualTo(Backlog.drained(backlog.runWith(MEASURED, 1)));
    assertThat(scaled)
        .isGreaterThanOrEqualTo(Backlog.drained(backlog.runWith(MEASURED, autoscaler().max())));
  }

  /**
   * Worked by hand: 100,000 of a target of 50,000 are two pods, of which one may be added in 15 s.
   */
  @Test
  void keepsToTheDocumentedFormula() {
    Autoscaler autoscaler = autoscaler();
    assertThat(autoscaler.target()).isEqualTo(50_000);

    assertThat(autoscaler.replicas(0, 1, new double[] {54_000, 0, 0, 0}))
        .as("within a tenth")
        .isEqualTo(1);
    assertThat(autoscaler.replicas(15, 1, new double[] {100_001, 10, 0, 0}))
        .as("3, but 100 % more at most")
        .isEqualTo(2);
    assertThat(autoscaler.replicas(30, 2, new double[] {60_000, 160_000, 0, 0}))
        .as("the longest counts")
        .isEqualTo(4);
    assertThat(autoscaler.replicas(45, 4, new double[] {1e9, 0, 0, 0}))
        .as("never more than the most")
        .isEqualTo(4);
    assertThat(autoscaler.replicas(60, 4, new double[4]))
        .as("not before it was enough for long")
        .isEqualTo(4);
    assertThat(autoscaler.replicas(345, 4, new double[4])).as("one at a time").isEqualTo(3);
    assertThat(autoscaler.replicas(360, 3, new double[4])).as("once in a minute").isEqualTo(3);
    assertThat(autoscaler.replicas(405, 3, new double[4])).isEqualTo(2);
  }

  @Test
  void sleepsAndWakesWhenNoneHasToBeThere() throws IOException {
    Autoscaler autoscaler = new Autoscaler(scaledObject(Values.EXTERNAL_REDIS));

    assertThat(autoscaler.replicas(5, 0, new double[] {1, 0, 0, 0}))
        .as("between two looks")
        .isZero();
    assertThat(autoscaler.replicas(10, 0, new double[] {1, 0, 0, 0})).isEqualTo(1);
    assertThat(autoscaler.replicas(300, 1, new double[4])).isEqualTo(1);
    assertThat(autoscaler.replicas(310, 1, new double[4]))
        .as("300 s after the last record")
        .isZero();
  }

  @Test
  void documentationShowsIt() throws IOException {
    Document page = Document.at(Path.of("../../docs/kubernetes-scaling.md"));
    page.has("summary", summary());
    page.has("trace", trace(BACKLOGS.get(2)));
  }

  private static String summary() {
    int max = autoscaler().max();
    List<String> lines = new ArrayList<>();
    lines.add(
        "| backlog | "
            + IntStream.rangeClosed(1, max)
                .mapToObj(n -> n + (n == 1 ? " worker" : " workers"))
                .collect(Collectors.joining(" | "))
            + " | scaled | most workers | back to "
            + autoscaler().min()
            + " after |");
    lines.add("| --- |" + " --: |".repeat(max + 3));
    for (Backlog backlog : BACKLOGS) {
      List<Moment> scaled = scaled(backlog);
      lines.add(
          "| %s | %s | %s | %d | %s |"
              .formatted(
                  backlog.name(),
                  IntStream.rangeClosed(1, max)
                      .mapToObj(n -> seconds(Backlog.drained(backlog.runWith(MEASURED, n))))
                      .collect(Collectors.joining(" | ")),
                  seconds(Backlog.drained(scaled)),
                  peak(scaled),
                  seconds(scaled.getLast().second())));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String trace(Backlog backlog) {
    return scaled(backlog).stream()
        .filter(moment -> moment.second() % ROW_SECONDS == 0)
        .map(moment ->
            String.format(
                Locale.ROOT,
                "%5d s %9.0f records  %s%n",
                moment.second(),
                moment.waiting(),
                "#".repeat(moment.workers())))
        .collect(Collectors.joining("", "```\n" + backlog.name() + "\n", "```\n"));
  }

  private static String seconds(int seconds) {
    if (seconds == 0) {
      return "-";
    }
    return seconds < 60 ? seconds + " s" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
  }

  private static int peak(List<Moment> moments) {
    return moments.stream().mapToInt(Moment::workers).max().orElse(0);
  }

  private static List<Moment> scaled(Backlog backlog) {
    Autoscaler autoscaler = autoscaler();
    return backlog.run(MEASURED, autoscaler.min(), autoscaler.min(), autoscaler::replicas);
  }

  private static Autoscaler autoscaler() {
    return new Autoscaler(scaledObject(Values.DEFAULTS));
  }

  private static Manifest scaledObject(Values values) {
    return Chart.ours().render(values.file()).of("ScaledObject").findFirst().orElseThrow();
  }

  private static double[] each(double records) {
    return new double[] {records, records, records, records};
  }

  private static double[] first(double records) {
    return new double[] {records, 0, 0, 0};
  }
}
