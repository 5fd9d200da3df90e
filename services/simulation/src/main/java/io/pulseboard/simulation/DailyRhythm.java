package io.pulseboard.simulation;

import io.pulseboard.contracts.Stream;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** How busy a stream is at a time of day, for schedules to multiply their rate by; 1 on average. */
public final class DailyRhythm {

  private static final double SWING = 0.3;
  private static final LocalTime PEAK_UTC = LocalTime.of(18, 0);

  private DailyRhythm() {}

  /** Between 0.7 by night and 1.3 in the afternoon of New York for what people do; else 1. */
  public static double at(Stream stream, Instant at) {
    return switch (stream) {
      case SALES, USER_EVENTS -> 1 + SWING * StrictMath.cos(2 * Math.PI * daysSincePeak(at));
      case STOCK_QUOTES, FINANCIAL_METRICS -> 1;
    };
  }

  private static double daysSincePeak(Instant at) {
    int second = at.atOffset(ZoneOffset.UTC).toLocalTime().toSecondOfDay();
    return (second - PEAK_UTC.toSecondOfDay()) / 86_400.0;
  }
}
