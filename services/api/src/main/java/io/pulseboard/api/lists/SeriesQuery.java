package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** The query parameters that every series takes. */
@Introspected
public record SeriesQuery(
    @QueryValue @Parameter(description = RangeQuery.FROM, example = "-30d") @Nullable String from,
    @QueryValue @Parameter(description = RangeQuery.TO, example = "now") @Nullable String to,
    @QueryValue
        @Parameter(
            description = "Width of a point; a range may hold 10,000 of them",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"1m", "5m", "15m", "1h", "4h", "1d", "1w"},
                    defaultValue = "1h"),
            example = "1d")
        @Nullable String interval) {

  /**
   * The range that the parameters ask for.
   *
   * @throws BadParameterException when one breaks its rule, or there were too many points
   */
  public TimeRange range(Clock clock) {
    TimeRange range = new RangeQuery(from, to).range(clock);
    RangeQuery.requireFew(parsedInterval(), range);
    return range;
  }

  /**
   * The interval that is asked for.
   *
   * @throws BadParameterException when there is no such interval
   */
  public Interval parsedInterval() {
    return interval == null ? Interval.ONE_HOUR : RangeQuery.interval(interval);
  }
}
