package io.pulseboard.store.stocks;

import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** How far a chart looks back, and the interval that suits it. */
public enum Horizon {
  ONE_DAY("1D", Period.ofDays(1), Interval.FIVE_MINUTES),
  ONE_WEEK("1W", Period.ofWeeks(1), Interval.ONE_HOUR),
  ONE_MONTH("1M", Period.ofMonths(1), Interval.FOUR_HOURS),
  ONE_YEAR("1Y", Period.ofYears(1), Interval.ONE_DAY),
  FIVE_YEARS("5Y", Period.ofYears(5), Interval.ONE_WEEK),
  MAX("MAX", Period.ZERO, Interval.ONE_WEEK);

  private final String text;
  private final Period period;
  private final Interval interval;

  Horizon(String text, Period period, Interval interval) {
    this.text = text;
    this.period = period;
    this.interval = interval;
  }

  /** The horizon of that text, such as {@code 1Y}, if there is one. */
  public static Optional<Horizon> of(String text) {
    return Arrays.stream(values()).filter(horizon -> horizon.text.equals(text)).findFirst();
  }

  /** As people write it. */
  public String text() {
    return text;
  }

  public Interval interval() {
    return interval;
  }

  /** The range that ends now. */
  public TimeRange range(Instant now) {
    return new TimeRange(
        this == MAX ? Instant.EPOCH : now.atOffset(ZoneOffset.UTC).minus(period).toInstant(), now);
  }
}
