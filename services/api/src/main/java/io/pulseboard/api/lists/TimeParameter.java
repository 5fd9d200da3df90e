package io.pulseboard.api.lists;

import io.pulseboard.api.problems.BadParameterException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point in time as a query parameter: RFC 3339, {@code now}, or {@code -1h} and the like, back
 * from now.
 */
public final class TimeParameter {

  private static final Pattern RELATIVE = Pattern.compile("-(\\d{1,6})([smhdw])");

  // What RFC 3339 can write.
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  private TimeParameter() {}

  /**
   * The time that {@code text} names.
   *
   * @throws BadParameterException when {@code text} is in none of the forms
   */
  public static Instant parse(String parameter, String text, Clock clock) {
    Instant time = time(parameter, text, clock);
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new BadParameterException(parameter, "must be from the year 0000 to 9999");
    }
    return time;
  }

  private static Instant time(String parameter, String text, Clock clock) {
    if (text.equals("now")) {
      return clock.instant();
    }
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      return clock.instant().minus(duration(Long.parseLong(relative.group(1)), relative.group(2)));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new BadParameterException(
          parameter,
          "must be an RFC 3339 time such as 2026-01-31T09:30:00Z, or relative such as -1h");
    }
  }

  private static Duration duration(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      case "d" -> Duration.ofDays(amount);
      default -> Duration.ofDays(7 * amount);
    };
  }
}
