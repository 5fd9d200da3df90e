package io.pulseboard.contracts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One sale of one product. Money is exact.
 *
 * @param quantity pieces, at least 1
 * @param unitPrice per piece before discount, at least 0
 * @param discount percent, 0 to 100
 * @param revenue quantity × unit price × (1 − discount/100), within a cent
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record Sale(
    UUID id,
    Instant timestamp,
    String productId,
    String productName,
    String category,
    String customerId,
    String region,
    int quantity,
    BigDecimal unitPrice,
    BigDecimal discount,
    BigDecimal revenue)
    implements StreamRecord {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal CENT = new BigDecimal("0.01");

  public Sale {
    timestamp = Rules.timestamp(timestamp);
    Rules.text("product_id", productId);
    Rules.text("product_name", productName);
    Rules.text("category", category);
    Rules.text("customer_id", customerId);
    Rules.text("region", region);
    Rules.atLeast("quantity", quantity, 1);
    Rules.notNegative("unit_price", unitPrice);
    Rules.notNegative("discount", discount);
    if (discount.compareTo(HUNDRED) > 0) {
      throw new InvalidRecordException("discount", "must be at most 100");
    }
    Rules.amount("revenue", revenue);
    if (exactRevenue(quantity, unitPrice, discount).subtract(revenue).abs().compareTo(CENT) > 0) {
      throw new InvalidRecordException(
          "revenue", "must be quantity × unit_price × (1 − discount/100) to within a cent");
    }
  }

  /** The revenue of a sale, rounded to cents, as filled in when a producer leaves it out. */
  public static BigDecimal revenue(int quantity, BigDecimal unitPrice, BigDecimal discount) {
    return exactRevenue(quantity, unitPrice, discount).setScale(2, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal exactRevenue(int quantity, BigDecimal unitPrice, BigDecimal discount) {
    return unitPrice
        .multiply(BigDecimal.valueOf(quantity))
        .multiply(HUNDRED.subtract(discount))
        .movePointLeft(2);
  }

  @Override
  public Stream stream() {
    return Stream.SALES;
  }

  @Override
  public @Nullable String key() {
    return null;
  }
}
