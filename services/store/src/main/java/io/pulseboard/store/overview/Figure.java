package io.pulseboard.store.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure of a range.
 *
 * @param before the same of the period before
 * @param changePct from that, two decimals; null when that is zero
 * @param spark the figure of each part of the range that is over, oldest first; parts without data
 *     are left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable(naming = SnakeCaseStrategy.class)
public record Figure(
    BigDecimal value, BigDecimal before, @Nullable BigDecimal changePct, List<BigDecimal> spark) {

  public Figure {
    spark = List.copyOf(spark);
  }

  static Figure of(BigDecimal value, BigDecimal before, List<BigDecimal> spark) {
    BigDecimal change =
        before.signum() == 0
            ? null
            : value
                .subtract(before)
                .movePointRight(2)
                .divide(before.abs(), 2, RoundingMode.HALF_EVEN);
    return new Figure(value, before, change, spark);
  }
}
