package io.pulseboard.api.lists;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.annotation.QueryValue;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.store.Slice;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The query parameters that every list of records takes. */
@Introspected
public record ListQuery(
    @QueryValue @Parameter(description = FROM, example = "-30d") @Nullable String from,
    @QueryValue
        @Parameter(
            description = "End, exclusive, in the same forms; open when absent",
            example = "now")
        @Nullable String to,
    @QueryValue
        @Parameter(
            description = "Most items of the page",
            schema =
                @Schema(type = "integer", minimum = "1", maximum = "1000", defaultValue = "100"),
            example = "5")
        @Nullable String limit,
    @QueryValue @Parameter(description = "The `next` of the page before; absent for the first page")
        @Nullable String cursor) {

  /** What {@code from} means, wherever records are asked for. */
  public static final String FROM =
      "Start, inclusive: an RFC 3339 time, or back from now such as -1h; all that is stored when"
          + " absent";

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
