package io.pulseboard.api.financials;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Which metrics are asked for; all when every parameter is absent. */
@Introspected
record FinancialFilter(
    @QueryValue
        @Parameter(
            description = "Only this type: revenue, expense, profit or margin",
            example = "revenue")
        @Nullable String type,
    @QueryValue @Parameter(description = "Only this department", example = "Sales")
        @Nullable String department,
    @QueryValue
        @Parameter(description = "Only this period: daily, weekly or monthly", example = "daily")
        @Nullable String period) {

  Filter parsed() {
    return new Filter()
        .where("metric_type", type)
        .where("department", department)
        .where("period", period);
  }
}
