package io.pulseboard.api.stocks;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.lists.WholeNumber;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How much of a stock's past is asked for beside its latest quote. */
@Introspected
record SparkQuery(
    @QueryValue
        @Parameter(
            description = "How many hourly closes to give for a small chart",
            schema = @Schema(type = "integer", minimum = "0", maximum = "168", defaultValue = "0"),
            example = "24")
        @Nullable String spark) {

  private static final int MOST = 168;

  int points() {
    return spark == null ? 0 : WholeNumber.parse("spark", spark, 0, MOST);
  }
}
