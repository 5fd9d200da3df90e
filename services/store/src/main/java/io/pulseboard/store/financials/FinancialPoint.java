package io.pulseboard.store.financials;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Revenue and expenses of one interval.
 *
 * @param time when it starts
 * @param department they are of; null for all
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record FinancialPoint(
    Instant time,
    @Nullable String department,
    BigDecimal revenue,
    BigDecimal expenses,
    BigDecimal netProfit) {}
