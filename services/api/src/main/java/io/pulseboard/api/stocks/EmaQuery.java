package io.pulseboard.api.stocks;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.lists.WholeNumber;
import io.pulseboard.api.problems.BadParameterException;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which moving averages are asked for beside candles. */
@Introspected
record EmaQuery(
    @QueryValue
        @Parameter(
            description = "Periods of moving averages, 2 to 500, at most 5 of them",
            example = "20,50")
        @Nullable String ema) {

  private static final int LONGEST = 500;
  private static final int MOST = 5;

  List<Integer> periods() {
    if (ema == null) {
      return List.of();
    }
    List<Integer> periods =
        Arrays.stream(ema.split(",", -1))
            .map(text -> WholeNumber.parse("ema", text.strip(), 2, LONGEST))
            .distinct()
            .toList();
    if (periods.size() > MOST) {
      throw new BadParameterException("ema", "must name at most " + MOST + " periods");
    }
    return periods;
  }
}
