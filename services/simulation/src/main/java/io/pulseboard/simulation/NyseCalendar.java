package io.pulseboard.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The hours of the New York Stock Exchange by its standing rules (its Rule 7.2 and the yearly list
 * of early closes); days of mourning and storms are not in it.
 */
final class NyseCalendar implements MarketCalendar {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalTime OPEN = LocalTime.of(9, 30);
  private static final LocalTime CLOSE = LocalTime.of(16, 0);
  private static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

  @Override
  public ZoneId zone() {
    return NEW_YORK;
  }

  @Override
  public boolean tradesOn(LocalDate date) {
    return !isWeekend(date) && !NyseHolidays.isHoliday(date);
  }

  @Override
  public MarketSession session(LocalDate date) {
    LocalTime close = closesEarly(date) ? EARLY_CLOSE : CLOSE;
    return new MarketSession(
        date,
        date.atTime(OPEN).atZone(NEW_YORK).toInstant(),
        date.atTime(close).atZone(NEW_YORK).toInstant());
  }

  private static boolean closesEarly(LocalDate date) {
    return switch (date.getMonth()) {
      case JULY -> date.getDayOfMonth() == 3;
      case NOVEMBER -> date.minusDays(1).equals(NyseHolidays.thanksgiving(date.getYear()));
      case DECEMBER -> date.getDayOfMonth() == 24;
      default -> false;
    };
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
