package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the codec fills in when a producer leaves it out. */
class DerivedFieldsTest {

  @Test
  void revenueIsFilledInRoundedToCents() {
    Sale sale = (Sale) RecordCodec.decode(Stream.SALES, Golden.without(Stream.SALES, "revenue"));
    assertThat(sale.revenue()).isEqualTo(new BigDecimal("393.49"));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0.00",
    "1, 10, 100, 0.00",
    "3, 33.33, 0, 99.99",
    "7, 0.01, 50, 0.04",
    "2147483647, 99999999, 0, 214748362552516353.00"
  })
  void revenueIsExact(int quantity, BigDecimal price, BigDecimal discount, BigDecimal revenue) {
    assertThat(Sale.revenue(quantity, price, discount)).isEqualTo(revenue);
  }

  @ParameterizedTest
  @CsvSource({
    "150, 100, 50, 50.00",
    "50, 100, -50, -50.00",
    "-50, -100, 50, 50.00",
    "1, 3, -2, -66.67"
  })
  void varianceComesFromAmountAndBudget(
      BigDecimal amount, BigDecimal budget, BigDecimal variance, BigDecimal percent) {
    FinancialMetric metric = metric(amount, budget);
    assertThat(metric.variance()).isEqualTo(variance);
    assertThat(metric.variancePct()).isEqualTo(percent);
  }

  @Test
  void aBudgetOfZeroHasAVarianceButNoPercentage() {
    FinancialMetric metric = metric(BigDecimal.TEN, BigDecimal.ZERO);
    assertThat(metric.variance()).isEqualTo(BigDecimal.TEN);
    assertThat(metric.variancePct()).isNull();
  }

  @Test
  void withoutABudgetThereIsNoVariance() {
    byte[] json = Golden.without(Stream.FINANCIAL_METRICS, "budget", "variance", "variance_pct");
    FinancialMetric metric = (FinancialMetric) RecordCodec.decode(Stream.FINANCIAL_METRICS, json);
    assertThat(metric.budget()).isNull();
    assertThat(metric.variance()).isNull();
    assertThat(metric.variancePct()).isNull();
    assertThat(RecordCodec.encode(metric)).isEqualTo(json);
  }

  @Test
  void aDerivedFieldThatCouldNotBeReadBackIsRefused() {
    assertThatExceptionOfType(InvalidRecordException.class)
        .isThrownBy(() -> metric(new BigDecimal("1e19"), new BigDecimal("0.0000000001")))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("variance_pct"));
    assertThatExceptionOfType(InvalidRecordException.class)
        .isThrownBy(() -> metric(new BigDecimal("9e19"), new BigDecimal("-9e19")))
        .satisfies(refused -> assertThat(refused.field()).isEqualTo("variance"));
  }

  private static FinancialMetric metric(BigDecimal amount, BigDecimal budget) {
    String json =
        """
        {"id":"019c2e77-f760-7e90-b417-2c6f4d8a1b35","timestamp":"2026-02-05T15:42:20Z",
        "metric_type":"profit","department":"Sales","category":"All","period":"daily",
        "amount":%s,"budget":%s}\
        """
            .formatted(amount, budget);
    return (FinancialMetric)
        RecordCodec.decode(Stream.FINANCIAL_METRICS, json.getBytes(StandardCharsets.UTF_8));
  }
}
