package io.pulseboard.api.financials;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import org.jspecify.annotations.Nullable;

/** Which metrics are asked for; all when every parameter is absent. */
@Introspected
record FinancialFilter(
    @QueryValue @Nullable String type,
    @QueryValue @Nullable String department,
    @QueryValue @Nullable String period) {

  Filter parsed() {
    return new Filter()
        .where("metric_type", type)
        .where("department", department)
        .where("period", period);
  }
}
