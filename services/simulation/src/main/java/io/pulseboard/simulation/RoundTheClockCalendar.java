package io.pulseboard.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

final class RoundTheClockCalendar implements MarketCalendar {

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public boolean tradesOn(LocalDate date) {
    return true;
  }

  @Override
  public MarketSession session(LocalDate date) {
    Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new MarketSession(
        date, midnight, date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
