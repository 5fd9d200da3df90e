package io.pulseboard.simulation;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.temporal.TemporalAdjusters.dayOfWeekInMonth;
import static java.time.temporal.TemporalAdjusters.lastInMonth;

import java.time.LocalDate;
import java.time.Month;

/** The full-day holidays of the New York Stock Exchange, as observed. */
final class NyseHolidays {

  private static final int FIRST_JUNETEENTH = 2022;

  private NyseHolidays() {}

  static boolean isHoliday(LocalDate date) {
    int year = date.getYear();
    return switch (date.getMonth()) {
      case JANUARY -> date.equals(newYear(year)) || date.equals(nth(3, year, Month.JANUARY));
      case FEBRUARY -> date.equals(nth(3, year, Month.FEBRUARY));
      case MARCH, APRIL -> date.equals(goodFriday(year));
      case MAY -> date.equals(LocalDate.of(year, Month.MAY, 1).with(lastInMonth(MONDAY)));
      case JUNE -> year >= FIRST_JUNETEENTH && date.equals(observed(year, Month.JUNE, 19));
      case JULY -> date.equals(observed(year, Month.JULY, 4));
      case SEPTEMBER -> date.equals(nth(1, year, Month.SEPTEMBER));
      case NOVEMBER -> date.equals(thanksgiving(year));
      case DECEMBER -> date.equals(observed(year, Month.DECEMBER, 25));
      case AUGUST, OCTOBER -> false;
    };
  }

  static LocalDate thanksgiving(int year) {
    return LocalDate.of(year, Month.NOVEMBER, 1).with(dayOfWeekInMonth(4, THURSDAY));
  }

  private static LocalDate nth(int ordinal, int year, Month month) {
    return LocalDate.of(year, month, 1).with(dayOfWeekInMonth(ordinal, MONDAY));
  }

  /** A New Year on a Saturday is not made up for: the old year's last day closes the books. */
  private static LocalDate newYear(int year) {
    LocalDate day = LocalDate.of(year, Month.JANUARY, 1);
    return switch (day.getDayOfWeek()) {
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }

  private static LocalDate observed(int year, Month month, int dayOfMonth) {
    LocalDate day = LocalDate.of(year, month, dayOfMonth);
    return switch (day.getDayOfWeek()) {
      case SATURDAY -> day.minusDays(1);
      case SUNDAY -> day.plusDays(1);
      default -> day;
    };
  }

  /** Two days before Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
  private static LocalDate goodFriday(int year) {
    int golden = year % 19;
    int century = year / 100;
    int ofCentury = year % 100;
    int correction = (century - (century + 8) / 25 + 1) / 3;
    int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
    int late = (golden + 11 * epact + 22 * weekday) / 451;
    int easter = epact + weekday - 7 * late + 114;
    return LocalDate.of(year, easter / 31, easter % 31 + 1).minusDays(2);
  }
}
