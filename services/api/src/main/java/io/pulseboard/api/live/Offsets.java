package io.pulseboard.api.live;

import java.util.regex.Pattern;

/**
 * The order of the live log's offsets, which are Redis Stream ids: milliseconds, a dash and a
 * sequence number.
 */
final class Offsets {

  private static final Pattern OFFSET = Pattern.compile("\\d{1,18}-\\d{1,18}");

  private Offsets() {}

  /** Whether a text is an offset. */
  static boolean isOffset(String text) {
    return OFFSET.matcher(text).matches();
  }

  /** Negative, zero or positive as {@code a} comes before, at or after {@code b}. */
  static int compare(String a, String b) {
    int byTime = Long.compareUnsigned(part(a, true), part(b, true));
    return byTime != 0 ? byTime : Long.compareUnsigned(part(a, false), part(b, false));
  }

  /** When the entry at an offset was appended, by Redis' clock, in milliseconds since 1970. */
  static long milliseconds(String offset) {
    return part(offset, true);
  }

  private static long part(String offset, boolean time) {
    int dash = offset.indexOf('-');
    return Long.parseUnsignedLong(
        time ? offset.substring(0, dash) : offset.substring(dash + 1), 10);
  }
}
