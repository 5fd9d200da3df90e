package io.pulseboard.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The width of a bucket of time. Buckets start at whole widths in UTC, weeks on Monday. */
public enum Interval {
  ONE_MINUTE("1m", Duration.ofMinutes(1), "1m"),
  FIVE_MINUTES("5m", Duration.ofMinutes(5), "1m"),
  FIFTEEN_MINUTES("15m", Duration.ofMinutes(15), "1m"),
  ONE_HOUR("1h", Duration.ofHours(1), "1h"),
  FOUR_HOURS("4h", Duration.ofHours(4), "1h"),
  ONE_DAY("1d", Duration.ofDays(1), "1d"),
  ONE_WEEK("1w", Duration.ofDays(7), "1d");

  /** A Monday. */
  private static final Instant ORIGIN = Instant.parse("2000-01-03T00:00:00Z");

  private final String text;
  private final Duration width;
  private final String level;

  Interval(String text, Duration width, String level) {
    this.text = text;
    this.width = width;
    this.level = level;
  }

  /** The interval of that text, such as {@code 15m}, if there is one. */
  public static Optional<Interval> of(String text) {
    return Arrays.stream(values()).filter(interval -> interval.text.equals(text)).findFirst();
  }

  /** As people write it. */
  public String text() {
    return text;
  }

  public Duration width() {
    return width;
  }

  /** The rollup that its buckets are made from: {@code 1m}, {@code 1h} or {@code 1d}. */
  public String level() {
    return level;
  }

  /** The start of the bucket that holds {@code time}. */
  public Instant floor(Instant time) {
    long seconds = width.toSeconds();
    long since = time.getEpochSecond() - ORIGIN.getEpochSecond();
    return ORIGIN.plusSeconds(Math.floorDiv(since, seconds) * seconds);
  }

  /** The first start of a bucket that is not before {@code time}. */
  public Instant ceil(Instant time) {
    Instant floor = floor(time);
    return floor.equals(time) ? floor : floor.plus(width);
  }

  /** The range of all whole buckets that a range touches. */
  public TimeRange whole(TimeRange range) {
    return new TimeRange(floor(range.from()), ceil(range.to()));
  }

  /** SQL for the start of the bucket that holds the time in {@code column}. */
  public String bin(String column) {
    return "date_bin('%s', %s, '2000-01-03Z')".formatted(width, column);
  }
}
