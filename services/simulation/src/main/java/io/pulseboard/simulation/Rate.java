package io.pulseboard.simulation;

import io.pulseboard.contracts.InvalidSettingException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many records a stream makes: so many per second, none, or as many as the broker takes.
 *
 * @param perSecond zero for none, infinite for as many as possible
 */
public record Rate(double perSecond) {

  private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*/\\s*([smh])");
  private static final double FASTEST = 1_000_000;

  /**
   * @throws IllegalArgumentException when it is negative or not a number
   */
  public Rate {
    if (!(perSecond >= 0)) {
      throw new IllegalArgumentException("a rate must be at least 0, not " + perSecond);
    }
  }

  /**
   * Reads {@code 20/s}, {@code 1/m}, {@code 6/h}, {@code 0} or {@code max}.
   *
   * @throws InvalidSettingException naming {@code setting} when it is none of these
   */
  public static Rate parse(String setting, String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    if (trimmed.equals("0")) {
      return new Rate(0);
    }
    if (trimmed.equals("max")) {
      return new Rate(Double.POSITIVE_INFINITY);
    }
    Matcher matcher = TEXT.matcher(trimmed);
    if (!matcher.matches()) {
      throw new InvalidSettingException(
          setting, "must look like 20/s, 1/m or 6/h, or be 0 or max, but is '" + text + "'");
    }
    double seconds =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          default -> 3_600;
        };
    double perSecond = Double.parseDouble(matcher.group(1)) / seconds;
    if (perSecond > FASTEST) {
      throw new InvalidSettingException(
          setting, "must be at most 1000000/s; max means as fast as the broker takes it");
    }
    return new Rate(perSecond);
  }

  /** Whether there is nothing to make. */
  public boolean isOff() {
    return perSecond == 0;
  }

  /** Whether only the taker bounds it. */
  public boolean isMax() {
    return Double.isInfinite(perSecond);
  }
}
