package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters that every summary of a range takes. */
@Introspected
public record RangeQuery(
    @QueryValue @Parameter(description = FROM, example = "-30d") @Nullable String from,
    @QueryValue @Parameter(description = TO, example = "now") @Nullable String to) {

  /** What {@code from} means, wherever a summary takes it. */
  public static final String FROM =
      "Start, inclusive: an RFC 3339 time, or back from now such as -1h; 24 hours before the end when"
          + " absent";

  /** What {@code to} means, wherever a summary takes it. */
  public static final String TO = "End, exclusive, in the same forms; now when absent";

  private static final Duration USUAL = Duration.ofDays(1);
  private static final int MOST_BUCKETS = 10_000;

  /**
   * The range that the parameters ask for.
   *
   * @throws BadParameterException when one breaks its rule
   */
  public TimeRange range(Clock clock) {
    Instant end = to == null ? clock.instant() : TimeParameter.parse("to", to, clock);
    Instant start = from == null ? end.minus(USUAL) : TimeParameter.parse("from", from, clock);
    if (start.isAfter(end)) {
      throw new BadParameterException("from", "must not be after to");
    }
    if (start.isBefore(Instant.EPOCH)) {
      throw new BadParameterException("from", "must not be before 1970");
    }
    return new TimeRange(start, end);
  }

  /**
   * The interval of that text.
   *
   * @throws BadParameterException when there is no such interval
   */
  public static Interval interval(String text) {
    return Interval.of(text)
        .orElseThrow(() ->
            new BadParameterException(
                "interval",
                "must be one of "
                    + Arrays.stream(Interval.values())
                        .map(Interval::text)
                        .collect(Collectors.joining(", "))));
  }

  /**
   * Returns when a series over the range has not too many buckets.
   *
   * @throws BadParameterException when it has
   */
  public static void requireFew(Interval interval, TimeRange range) {
    if (Duration.between(range.from(), range.to()).dividedBy(interval.width()) > MOST_BUCKETS) {
      throw new BadParameterException(
          "interval",
          "must be wider for such a range, which holds more than " + MOST_BUCKETS + " of it");
    }
  }
}
