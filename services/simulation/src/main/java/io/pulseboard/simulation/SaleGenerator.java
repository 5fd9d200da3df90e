package io.pulseboard.simulation;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.UuidV7;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sales of a shop whose customers come back and whose cheap goods sell most. */
final class SaleGenerator implements RecordGenerator {

  private static final int CUSTOMERS = 20_000;
  private static final double FULL_PRICE_SHARE = 0.65;
  private static final double ONE_MORE = 0.35;
  private static final int MOST_PIECES = 12;

  /** More than once where more is sold. */
  private static final List<String> REGIONS =
      List.of(
          "North America",
          "North America",
          "North America",
          "Europe",
          "Europe",
          "Europe",
          "Asia Pacific",
          "Asia Pacific",
          "Latin America",
          "Middle East & Africa");

  private static final List<BigDecimal> DISCOUNTS =
      List.of(
          BigDecimal.valueOf(5),
          BigDecimal.valueOf(10),
          BigDecimal.valueOf(15),
          BigDecimal.valueOf(20),
          BigDecimal.valueOf(25));

  private final RandomGenerator random;

  SaleGenerator(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Sale next(Instant at) {
    Product product = product();
    int customer = customer();
    int quantity = quantity();
    BigDecimal discount =
        random.nextDouble() < FULL_PRICE_SHARE ? BigDecimal.ZERO : Pick.from(DISCOUNTS, random);
    return new Sale(
        UuidV7.at(at, random),
        at,
        product.id(),
        product.name(),
        product.category(),
        "C-" + (100_000 + customer),
        REGIONS.get(customer % REGIONS.size()),
        quantity,
        product.price(),
        discount,
        Sale.revenue(quantity, product.price(), discount));
  }

  /** The cheaper of two picks. */
  private Product product() {
    Product one = Pick.from(Product.CATALOGUE, random);
    Product other = Pick.from(Product.CATALOGUE, random);
    return one.price().compareTo(other.price()) <= 0 ? one : other;
  }

  /** Squaring makes regulars of the low numbers. A customer stays in one region. */
  private int customer() {
    double position = random.nextDouble();
    return (int) (position * position * CUSTOMERS);
  }

  private int quantity() {
    int quantity = 1;
    while (quantity < MOST_PIECES && random.nextDouble() < ONE_MORE) {
      quantity++;
    }
    return quantity;
  }
}
