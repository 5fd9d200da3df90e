package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.FinancialMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FinancialMetricGeneratorTest {

  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

  @Property(tries = 200)
  void theFourFiguresOfAClosingBelongTogether(
      @ForAll long seed, @ForAll @IntRange(max = 364) int day) {
    FinancialMetricGenerator generator = new FinancialMetricGenerator(new SplittableRandom(seed));
    Set<String> keys = new HashSet<>();
    for (int closing = 0; closing < Department.ALL.size(); closing++) {
      Instant at = NEW_YEAR.plusSeconds(day * 86_400L + closing);
      FinancialMetric revenue = generator.next(at);
      FinancialMetric expense = generator.next(at);
      FinancialMetric profit = generator.next(at);
      FinancialMetric margin = generator.next(at);
      assertThat(profit.amount()).isEqualTo(revenue.amount().subtract(expense.amount()));
      assertThat(budget(profit)).isEqualTo(budget(revenue).subtract(budget(expense)));
      assertThat(margin.amount()).isEqualTo(percent(profit.amount(), revenue.amount()));
      for (FinancialMetric metric : new FinancialMetric[] {revenue, expense, profit, margin}) {
        assertThat(metric.department()).isEqualTo(revenue.department());
        assertThat(metric.period()).isEqualTo(revenue.period());
        assertThat(metric.variance()).isEqualTo(metric.amount().subtract(budget(metric)));
        keys.add(metric.key());
      }
    }
    assertThat(keys).hasSize(4 * Department.ALL.size());
  }

  @Property(tries = 50)
  void winterIsPlannedHigherThanSummer(@ForAll long seed) {
    FinancialMetric winter = first(seed, NEW_YEAR);
    FinancialMetric summer = first(seed, NEW_YEAR.plusSeconds(182 * 86_400L));
    assertThat(summer.department()).isEqualTo(winter.department());
    assertThat(budget(winter)).isGreaterThan(budget(summer));
  }

  private static FinancialMetric first(long seed, Instant at) {
    return new FinancialMetricGenerator(new SplittableRandom(seed)).next(at);
  }

  private static BigDecimal budget(FinancialMetric metric) {
    return Objects.requireNonNull(metric.budget());
  }

  private static BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_EVEN);
  }
}
