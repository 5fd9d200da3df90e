package io.pulseboard.api.alerts;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.store.Filter;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which alerts or rules are asked for; all when the parameter is absent. */
@Introspected
record AlertFilter(
    @QueryValue @Parameter(description = "Only of this symbol", example = "AAPL")
        @Nullable String symbol) {

  Filter parsed() {
    return new Filter().where("symbol", symbol == null ? null : symbol.toUpperCase(Locale.ROOT));
  }
}
