package io.pulseboard.store.financials;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What revenue and expenses leave.
 *
 * @param margin net profit in percent of the revenue, two decimals; null without revenue
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FinancialSummary(
    BigDecimal revenue, BigDecimal expenses, BigDecimal netProfit, @Nullable BigDecimal margin) {

  static FinancialSummary of(BigDecimal revenue, BigDecimal expenses) {
    BigDecimal profit = revenue.subtract(expenses);
    return new FinancialSummary(revenue, expenses, profit, percent(profit, revenue));
  }

  /** Part of whole in percent, two decimals; null when the whole is zero. */
  static @Nullable BigDecimal percent(BigDecimal part, BigDecimal whole) {
    return whole.signum() == 0
        ? null
        : part.movePointRight(2).divide(whole, 2, RoundingMode.HALF_EVEN);
  }
}
