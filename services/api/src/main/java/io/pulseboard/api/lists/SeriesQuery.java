package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that every series takes.
 *
 * @param from as in {@link RangeQuery}, as is {@code to}
 * @param interval width of a point, such as {@code 15m}; an hour when absent
 */
@Introspected
public record SeriesQuery(
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to,
    @QueryValue @Nullable String interval) {

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
