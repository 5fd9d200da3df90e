package io.pulseboard.store.financials;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a department planned and what came of it, over the metrics that have a budget.
 *
 * @param metricType revenue or expense
 * @param variance actual minus budget
 * @param variancePct the same in percent of the budget, two decimals; null when that is zero
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record BudgetLine(
    String department,
    String metricType,
    BigDecimal budget,
    BigDecimal actual,
    BigDecimal variance,
    @Nullable BigDecimal variancePct) {}
