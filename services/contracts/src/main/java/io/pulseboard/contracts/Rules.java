package io.pulseboard.contracts;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules that fields share; each answers the value to keep or throws {@link
 * InvalidRecordException}.
 */
final class Rules {

  static final String JSON_NUMBERS = "must hold numbers of at most 120 digits, written out";

  private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final int MAX_TEXT = 255;
  private static final int MAX_INTEGER_DIGITS = 20;
  private static final int MAX_SCALE = 10;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_JSON_DIGITS = 120;

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
    characters(field, value);
  }

  /** What neither UTF-8 nor PostgreSQL can hold, though JSON can spell it. */
  private static void characters(String field, String value) {
    for (int i = 0; i < value.length(); i++) {
      char at = value.charAt(i);
      if (at == '\0') {
        throw new InvalidRecordException(field, "must not hold the character U+0000");
      }
      if (Character.isHighSurrogate(at)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(at)) {
        throw new InvalidRecordException(field, "must not hold half of a surrogate pair");
      }
    }
  }

  /** Holds a JSON value against what {@code jsonb} can store, at any depth. */
  static void json(String field, @Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidRecordException(field, "must be nested at most " + MAX_DEPTH + " deep");
    }
    switch (value) {
      case null -> {}
      case Boolean _ -> {}
      case String text -> characters(field, text);
      case Number number -> jsonNumber(field, number);
      case Map<?, ?> map ->
          map.forEach((name, inner) -> {
            characters(field, String.valueOf(name));
            json(field, inner, depth + 1);
          });
      case List<?> list -> list.forEach(inner -> json(field, inner, depth + 1));
      default -> throw new InvalidRecordException(field, "must hold JSON values only");
    }
  }

  /** Bounded as written out in full, because that is how {@code jsonb} gives a number back. */
  private static void jsonNumber(String field, Number number) {
    try {
      BigDecimal value = new BigDecimal(number.toString());
      long whole = Math.max(1, (long) value.precision() - value.scale());
      if (whole + Math.max(0, value.scale()) <= MAX_JSON_DIGITS) {
        return;
      }
    } catch (NumberFormatException infiniteOrTooLarge) {
      throw new InvalidRecordException(field, JSON_NUMBERS);
    }
    throw new InvalidRecordException(field, JSON_NUMBERS);
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
