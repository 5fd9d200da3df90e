package io.pulseboard.api.sales;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which sales are asked for; all when every parameter is absent. */
@Introspected
record SaleFilter(
    @QueryValue @Parameter(description = "Only this category", example = "Electronics")
        @Nullable String category,
    @QueryValue @Parameter(description = "Only this region", example = "North")
        @Nullable String region,
    @QueryValue @Parameter(description = "Only this product, by its id", example = "P-1001")
        @Nullable String product) {

  Filter parsed() {
    return new Filter()
        .where("category", category)
        .where("region", region)
        .where("product_id", product);
  }
}
