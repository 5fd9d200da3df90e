package io.pulseboard.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules that fields share; each answers the value to keep or throws {@link
 * InvalidRecordException}.
 */
final class Rules {

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MAX_TEXT = 255;
  private static final int MAX_INTEGER_DIGITS = 20;
  private static final int MAX_SCALE = 10;

  private Rules() {}

  static Instant timestamp(Instant value) {
    if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
      throw new InvalidRecordException("timestamp", "must be from 1970 to 2199");
    }
    return value.truncatedTo(ChronoUnit.MICROS);
  }

  static void text(String field, String value) {
    if (value.isBlank()) {
      throw new InvalidRecordException(field, "must not be blank");
    }
    storable(field, value);
  }

  static void optionalText(String field, @Nullable String value) {
    if (value != null) {
      storable(field, value);
    }
  }

  private static void storable(String field, String value) {
    if (value.length() > MAX_TEXT) {
      throw new InvalidRecordException(field, "must have at most 255 characters");
    }
    if (value.indexOf('\0') >= 0) {
      throw new InvalidRecordException(field, "must not hold the character U+0000");
    }
  }

  static void pattern(String field, String value, Pattern pattern, String rule) {
    if (!pattern.matcher(value).matches()) {
      throw new InvalidRecordException(field, rule);
    }
  }

  static void finite(String field, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidRecordException(field, "must be a finite number");
    }
  }

  static void positive(String field, double value) {
    finite(field, value);
    if (value <= 0) {
      throw new InvalidRecordException(field, "must be greater than 0");
    }
  }

  static void atLeast(String field, long value, long least) {
    if (value < least) {
      throw new InvalidRecordException(field, "must be at least " + least);
    }
  }

  /** Keeps a hostile exponent such as 1e999999 from becoming a million digits further on. */
  static void amount(String field, @Nullable BigDecimal value) {
    if (value != null
        && (value.scale() > MAX_SCALE
            || (long) value.precision() - value.scale() > MAX_INTEGER_DIGITS)) {
      throw new InvalidRecordException(
          field, "must have at most 20 digits before the point and 10 after it");
    }
  }

  static void notNegative(String field, BigDecimal value) {
    amount(field, value);
    if (value.signum() < 0) {
      throw new InvalidRecordException(field, "must be at least 0");
    }
  }
}
