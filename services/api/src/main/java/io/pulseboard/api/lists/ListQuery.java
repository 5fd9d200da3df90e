package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Slice;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The query parameters that every list of records takes.
 *
 * @param from inclusive start, RFC 3339 or relative such as {@code -1h}; all that is stored when
 *     absent
 * @param to exclusive end, in the same forms; open when absent
 * @param limit 1 to 1000, 100 when absent
 * @param cursor the {@code next} of the page before
 */
@Introspected
public record ListQuery(
    @QueryValue @Nullable String from,
    @QueryValue @Nullable String to,
    @QueryValue @Nullable String limit,
    @QueryValue @Nullable String cursor) {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MOST = 1000;
  private static final int USUAL = 100;

  /**
   * The slice that the parameters ask for.
   *
   * @throws BadParameterException when one breaks its rule
   */
  public Slice slice(Clock clock) {
    Instant start = from == null ? EARLIEST : TimeParameter.parse("from", from, clock);
    Instant end = to == null ? LATEST : TimeParameter.parse("to", to, clock);
    if (start.isAfter(end)) {
      throw new BadParameterException("from", "must not be after to");
    }
    try {
      return new Slice(start, end, parsedLimit(), cursor);
    } catch (IllegalArgumentException notACursor) {
      throw new BadParameterException("cursor", "must be the next of an earlier page");
    }
  }

  private int parsedLimit() {
    if (limit == null) {
      return USUAL;
    }
    return WholeNumber.parse("limit", limit, 1, MOST);
  }
}
