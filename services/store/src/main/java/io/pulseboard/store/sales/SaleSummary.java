package io.pulseboard.store.sales;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What sales come to.
 *
 * @param group the category, region or product id they are of; null for all
 * @param name of the product, when grouped by that
 * @param averageOrderValue in cents' precision; null without an order
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record SaleSummary(
    @Nullable String group,
    @Nullable String name,
    BigDecimal revenue,
    long orders,
    long quantity,
    @Nullable BigDecimal averageOrderValue) {

  static SaleSummary of(
      @Nullable String group,
      @Nullable String name,
      @Nullable BigDecimal revenue,
      long orders,
      long quantity) {
    BigDecimal sum = revenue == null ? BigDecimal.ZERO : revenue;
    return new SaleSummary(
        group,
        name,
        sum,
        orders,
        quantity,
        orders == 0 ? null : sum.divide(BigDecimal.valueOf(orders), 2, RoundingMode.HALF_EVEN));
  }
}
