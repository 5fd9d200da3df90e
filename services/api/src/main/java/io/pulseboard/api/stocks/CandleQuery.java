package io.pulseboard.api.stocks;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.stocks.Horizon;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Which candles are asked for. */
@Introspected
record CandleQuery(
    @QueryValue
        @Parameter(
            description =
                "Width of a candle; what suits the horizon when absent. A range may hold 10,000 of"
                    + " them",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"1m", "5m", "15m", "1h", "4h", "1d", "1w"}),
            example = "1d")
        @Nullable String interval,
    @QueryValue
        @Parameter(
            description =
                "How far back from now, instead of `from` and `to`; a day when all three are absent",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"1D", "1W", "1M", "1Y", "5Y", "MAX"}),
            example = "1M")
        @Nullable String horizon,
    @QueryValue @Parameter(description = RangeQuery.FROM) @Nullable String from,
    @QueryValue @Parameter(description = RangeQuery.TO) @Nullable String to) {

  Interval parsedInterval() {
    if (interval != null) {
      return RangeQuery.interval(interval);
    }
    return horizon == null ? Interval.FIVE_MINUTES : parsedHorizon(horizon).interval();
  }

  TimeRange range(Clock clock) {
    if (horizon != null && (from != null || to != null)) {
      throw new BadParameterException("horizon", "must not come together with from or to");
    }
    if (horizon != null) {
      TimeRange range = parsedHorizon(horizon).range(clock.instant());
      if (parsedHorizon(horizon) != Horizon.MAX) {
        RangeQuery.requireFew(parsedInterval(), range);
      } else if (parsedInterval().width().compareTo(Interval.ONE_DAY.width()) < 0) {
        throw new BadParameterException("interval", "must be 1d or 1w with the horizon MAX");
      }
      return range;
    }
    TimeRange range = new RangeQuery(from, to).range(clock);
    RangeQuery.requireFew(parsedInterval(), range);
    return range;
  }

  private static Horizon parsedHorizon(String text) {
    return Horizon.of(text)
        .orElseThrow(
            () -> new BadParameterException("horizon", "must be one of 1D, 1W, 1M, 1Y, 5Y, MAX"));
  }
}
