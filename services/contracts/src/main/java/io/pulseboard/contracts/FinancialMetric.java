package io.pulseboard.contracts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One financial figure of a department over a period. Money is exact; a margin's amount is in
 * percent.
 *
 * @param metricType revenue, expense, profit or margin
 * @param variance amount − budget, when there is a budget
 * @param variancePct the same in percent of the budget
 * @param period daily, weekly or monthly
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FinancialMetric(
    UUID id,
    Instant timestamp,
    String metricType,
    String department,
    String category,
    BigDecimal amount,
    @Nullable BigDecimal budget,
    @Nullable BigDecimal variance,
    @Nullable BigDecimal variancePct,
    String period)
    implements StreamRecord {

  private static final Set<String> METRIC_TYPES = Set.of("revenue", "expense", "profit", "margin");
  private static final Set<String> PERIODS = Set.of("daily", "weekly", "monthly");

  public FinancialMetric {
    timestamp = Rules.timestamp(timestamp);
    if (!METRIC_TYPES.contains(metricType)) {
      throw new InvalidRecordException("metric_type", "must be revenue, expense, profit or margin");
    }
    Rules.text("department", department);
    Rules.text("category", category);
    Rules.amount("amount", amount);
    Rules.amount("budget", budget);
    if (!PERIODS.contains(period)) {
      throw new InvalidRecordException("period", "must be daily, weekly or monthly");
    }
    if (budget != null && variance == null) {
      variance = amount.subtract(budget);
    }
    Rules.amount("variance", variance);
    if (budget != null && variance != null && variancePct == null && budget.signum() != 0) {
      variancePct = variance.movePointRight(2).divide(budget.abs(), 2, RoundingMode.HALF_EVEN);
    }
    Rules.amount("variance_pct", variancePct);
  }

  @Override
  public Stream stream() {
    return Stream.FINANCIAL_METRICS;
  }

  @Override
  public String key() {
    return department + "/" + metricType;
  }
}
