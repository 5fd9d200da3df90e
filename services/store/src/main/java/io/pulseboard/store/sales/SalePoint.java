package io.pulseboard.store.sales;

import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The sales of one interval.
 *
 * @param time when it starts
 * @param group the category, region or product id they are of; null for all
 */
@Serdeable
public record SalePoint(
    Instant time, @Nullable String group, BigDecimal revenue, long orders, long quantity) {}
