package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.Sale;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SaleGeneratorTest {

  private static final Instant AT = Instant.parse("2026-02-05T15:00:00Z");

  @Property(tries = 50)
  void productsAndCustomersKeepTheirTraits(@ForAll long seed) {
    SaleGenerator generator = new SaleGenerator(new SplittableRandom(seed));
    Map<String, String> products = new HashMap<>();
    Map<String, String> regions = new HashMap<>();
    Set<String> categories = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      Sale sale = generator.next(AT.plusMillis(i));
      String product = sale.productName() + sale.category() + sale.unitPrice();
      assertThat(products.merge(sale.productId(), product, (old, _) -> old)).isEqualTo(product);
      assertThat(regions.merge(sale.customerId(), sale.region(), (old, _) -> old))
          .isEqualTo(sale.region());
      assertThat(sale.revenue().scale()).isEqualTo(2);
      assertThat(sale.quantity()).isBetween(1, 12);
      categories.add(sale.category());
    }
    assertThat(regions).hasSizeLessThan(2_000);
    assertThat(new HashSet<>(regions.values())).hasSize(5);
    assertThat(categories).hasSize(6);
  }
}
