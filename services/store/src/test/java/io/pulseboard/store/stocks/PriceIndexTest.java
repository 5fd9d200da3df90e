package io.pulseboard.store.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PriceIndexTest {

  private static final Instant START = Instant.parse("2026-02-26T09:30:00Z");

  @Example
  void isEmptyWithoutASymbol() {
    assertThat(PriceIndex.of(List.of())).isEqualTo(new PriceIndex(List.of(), List.of()));
  }

  @Property
  void followsTheOnlySymbol(
      @ForAll @Size(min = 1, max = 300) List<@DoubleRange(min = 1, max = 1_000) Double> closes) {
    List<IndexStep> steps = new ArrayList<>();
    steps.add(step(0, 0, "AAPL"));
    for (int i = 1; i < closes.size(); i++) {
      steps.add(step(i, closes.get(i) / closes.get(i - 1) - 1));
    }

    List<IndexPoint> points = PriceIndex.of(steps).points();

    for (int i = 0; i < closes.size(); i++) {
      double expected = closes.get(i) / closes.getFirst() * 100;
      assertThat(points.get(i).time()).isEqualTo(at(i));
      assertThat(points.get(i).value()).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Property
  void staysWhileOthersJoin(@ForAll @Size(max = 50) List<@IntRange(max = 5) Integer> joining) {
    List<IndexStep> steps = new ArrayList<>(List.of(step(0, 0, "AAPL"), step(1, 0.5)));
    for (int count : joining) {
      String[] joined = new String[count];
      for (int i = 0; i < count; i++) {
        joined[i] = "S" + steps.size() + "." + i;
      }
      steps.add(step(steps.size(), 0, joined));
    }

    assertThat(PriceIndex.of(steps).points().stream().skip(1))
        .hasSize(joining.size() + 1)
        .allMatch(point -> point.value() == 150);
  }

  @Example
  void countsASymbolFromTheStepAfterItsFirstClose() {
    PriceIndex index =
        PriceIndex.of(List.of(step(0, 0, "MSFT"), step(1, 0.1, "AAPL"), step(2, 0.1)));

    assertThat(index.symbols()).containsExactly("AAPL", "MSFT");
    assertThat(index.points()).extracting(IndexPoint::value).containsExactly(100.0, 110.0, 115.5);
  }

  private static IndexStep step(int place, double returns, String... joined) {
    return new IndexStep(at(place), returns, List.of(joined));
  }

  private static Instant at(int place) {
    return START.plus(Duration.ofMinutes(5).multipliedBy(place));
  }
}
