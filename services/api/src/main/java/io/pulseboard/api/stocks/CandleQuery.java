package io.pulseboard.api.stocks;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.lists.WholeNumber;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.stocks.Horizon;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What candles are asked for. */
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
    @QueryValue @Parameter(description = RangeQuery.TO) @Nullable String to,
    @QueryValue
        @Parameter(
            description = "Periods of moving averages, 2 to 500, at most 5 of them",
            example = "20,50")
        @Nullable String ema) {

  private static final int LONGEST = 500;
  private static final int MOST = 5;

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

  private static Horizon parsedHorizon(String text) {
    return Horizon.of(text)
        .orElseThrow(
            () -> new BadParameterException("horizon", "must be one of 1D, 1W, 1M, 1Y, 5Y, MAX"));
  }
}
