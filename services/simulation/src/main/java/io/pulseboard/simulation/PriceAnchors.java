package io.pulseboard.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The points that a symbol's price passes in every run, whatever its seed: one at each UTC
 * midnight, a function of the symbol and the date alone, and one at each close of the market. Not
 * safe for use by several threads at once.
 */
final class PriceAnchors {

  /** By then the process has forgotten all but 2⁻³⁰ of where it was. */
  private static final int MEMORY_DAYS = 300;

  private static final double KEPT_OVERNIGHT = StrictMath.exp(-PricePoint.PULL * 86_400);
  private static final double NEW_OVERNIGHT = Math.sqrt(1 - KEPT_OVERNIGHT * KEPT_OVERNIGHT);

  private final long symbolSeed;
  private final MarketCalendar calendar;
  private @Nullable Day day;

  /**
   * The anchors of one UTC day.
   *
   * @param close absent where the market does not close between the two midnights
   */
  private record Day(PricePoint start, @Nullable PricePoint close, PricePoint end) {

    boolean holds(Instant at) {
      return !at.isBefore(start.at()) && at.isBefore(end.at());
    }
  }

  PriceAnchors(long symbolSeed, MarketCalendar calendar) {
    this.symbolSeed = symbolSeed;
    this.calendar = calendar;
  }

  /** The last anchor that is not after that instant. */
  PricePoint lastUntil(Instant at) {
    Day day = day(at);
    PricePoint close = day.close();
    return close == null || at.isBefore(close.at()) ? day.start() : close;
  }

  /** The first anchor after that instant. */
  PricePoint firstAfter(Instant at) {
    Day day = day(at);
    PricePoint close = day.close();
    return close == null || !at.isBefore(close.at()) ? day.end() : close;
  }

  private Day day(Instant at) {
    Day day = this.day;
    if (day == null || !day.holds(at)) {
      LocalDate date = LocalDate.ofInstant(at, ZoneOffset.UTC);
      PricePoint start = midnight(date);
      PricePoint end = midnight(date.plusDays(1));
      day = new Day(start, close(date, start, end), end);
      this.day = day;
    }
    return day;
  }

  /** Summed up anew for each date, since a sum carried on from elsewhere would round otherwise. */
  private PricePoint midnight(LocalDate date) {
    long number = date.toEpochDay();
    double deviation = 0;
    for (long past = number - MEMORY_DAYS; past <= number; past++) {
      deviation = deviation * KEPT_OVERNIGHT + NEW_OVERNIGHT * random(past).nextGaussian();
    }
    return new PricePoint(date.atStartOfDay(ZoneOffset.UTC).toInstant(), deviation);
  }

  private @Nullable PricePoint close(LocalDate date, PricePoint start, PricePoint end) {
    return calendar
        .sessionOn(date)
        .map(MarketSession::closes)
        .filter(closes -> closes.isBefore(end.at()))
        .map(closes -> start.towards(end, closes, random(date.toEpochDay()).split()))
        .orElse(null);
  }

  private SplittableRandom random(long day) {
    return new SplittableRandom(symbolSeed + day * 0xD1B5_4A32_D192_ED03L);
  }
}
