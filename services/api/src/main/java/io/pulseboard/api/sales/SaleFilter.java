package io.pulseboard.api.sales;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import org.jspecify.annotations.Nullable;

/** Which sales are asked for; all when every parameter is absent. */
@Introspected
record SaleFilter(
    @QueryValue @Nullable String category,
    @QueryValue @Nullable String region,
    @QueryValue @Nullable String product) {

  Filter parsed() {
    return new Filter()
        .where("category", category)
        .where("region", region)
        .where("product_id", product);
  }
}
