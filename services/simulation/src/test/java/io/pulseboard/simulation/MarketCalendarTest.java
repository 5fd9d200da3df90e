package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.Stream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarketCalendarTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final MarketCalendar nyse = MarketCalendar.nyse();

  /** The exchange's published lists: holidays and days that close at 13:00. */
  @ParameterizedTest
  @CsvSource({
    "2021, 01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24, 11-26",
    "2022, 01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26, 11-25",
    "2023, 01-02 01-16 02-20 04-07 05-29 06-19 07-04 09-04 11-23 12-25, 07-03 11-24",
    "2024, 01-01 01-15 02-19 03-29 05-27 06-19 07-04 09-02 11-28 12-25, 07-03 11-29 12-24",
    "2025, 01-01 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25, 07-03 11-28 12-24",
    "2026, 01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25, 11-27 12-24",
    "2027, 01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24, 11-26",
    "2028, 01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25, 07-03 11-24",
  })
  void observesTheHolidaysAndEarlyClosesOfAYear(int year, String holidays, String early) {
    assertThat(weekdays(year).filter(date -> !nyse.tradesOn(date)))
        .containsExactlyElementsOf(dates(year, holidays));
    assertThat(weekdays(year).filter(nyse::tradesOn).filter(date -> closingHour(date) == 13))
        .containsExactlyElementsOf(dates(year, early));
    assertThat(weekdays(year).filter(nyse::tradesOn).map(this::closingHour))
        .allMatch(hour -> hour == 13 || hour == 16);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-06, 2026-03-06T14:30:00Z, 2026-03-06T21:00:00Z",
    "2026-03-09, 2026-03-09T13:30:00Z, 2026-03-09T20:00:00Z",
    "2026-10-30, 2026-10-30T13:30:00Z, 2026-10-30T20:00:00Z",
    "2026-11-02, 2026-11-02T14:30:00Z, 2026-11-02T21:00:00Z",
    "2026-11-27, 2026-11-27T14:30:00Z, 2026-11-27T18:00:00Z",
  })
  void keepsExchangeTimeAcrossTheClockChanges(LocalDate date, Instant opens, Instant closes) {
    assertThat(nyse.session(date)).isEqualTo(new MarketSession(date, opens, closes));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-02-05T14:29:59.999999Z, false, 2026-02-04, 2026-02-03, 2026-02-05T14:30:00Z",
    "2026-02-05T14:30:00Z, true, 2026-02-05, 2026-02-04, 2026-02-06T14:30:00Z",
    "2026-02-05T20:59:59.999999Z, true, 2026-02-05, 2026-02-04, 2026-02-06T14:30:00Z",
    "2026-02-05T21:00:00Z, false, 2026-02-05, 2026-02-04, 2026-02-06T14:30:00Z",
    "2026-02-06T02:00:00Z, false, 2026-02-05, 2026-02-04, 2026-02-06T14:30:00Z",
    "2026-02-07T15:00:00Z, false, 2026-02-06, 2026-02-05, 2026-02-09T14:30:00Z",
    "2026-02-16T15:00:00Z, false, 2026-02-13, 2026-02-12, 2026-02-17T14:30:00Z",
    "2026-03-08T15:00:00Z, false, 2026-03-06, 2026-03-05, 2026-03-09T13:30:00Z",
    "2026-11-27T18:00:00Z, false, 2026-11-27, 2026-11-25, 2026-11-30T14:30:00Z",
    "2026-12-25T15:00:00Z, false, 2026-12-24, 2026-12-23, 2026-12-28T14:30:00Z",
  })
  void knowsTheSessionAndItsNeighbours(
      Instant at, boolean open, LocalDate session, LocalDate previous, Instant nextOpen) {
    assertThat(nyse.isOpen(at)).isEqualTo(open);
    assertThat(nyse.sessionAt(at).date()).isEqualTo(session);
    assertThat(nyse.previous(nyse.sessionAt(at)).date()).isEqualTo(previous);
    assertThat(nyse.nextOpen(at)).isEqualTo(nextOpen);
  }

  @Test
  void aRoundTheClockMarketIsAlwaysOpenInSessionsOfOneUtcDay() {
    MarketCalendar calendar = MarketCalendar.roundTheClock();
    for (String at : List.of("2026-02-07T00:00:00Z", "2026-02-07T23:59:59.999999Z")) {
      MarketSession session = calendar.sessionAt(Instant.parse(at));
      assertThat(session.isOpenAt(Instant.parse(at))).isTrue();
      assertThat(session.opens()).isEqualTo("2026-02-07T00:00:00Z");
      assertThat(session.closes()).isEqualTo("2026-02-08T00:00:00Z");
      assertThat(calendar.previous(session).closes()).isEqualTo(session.opens());
      assertThat(calendar.nextOpen(Instant.parse(at))).isEqualTo(session.closes());
    }
  }

  @Test
  void aSessionLiesWithinTheUtcDayOfItsDate() {
    for (MarketCalendar calendar : List.of(nyse, MarketCalendar.roundTheClock())) {
      LocalDate.of(1970, 1, 1)
          .datesUntil(LocalDate.of(2200, 1, 1))
          .flatMap(date -> calendar.sessionOn(date).stream())
          .forEach(session -> {
            Instant midnight = session.date().atStartOfDay(ZoneOffset.UTC).toInstant();
            assertThat(session.opens()).isAfterOrEqualTo(midnight).isBefore(session.closes());
            assertThat(session.closes()).isBeforeOrEqualTo(midnight.plus(Duration.ofDays(1)));
          });
    }
    assertThat(nyse.sessionOn(LocalDate.of(2026, 12, 25))).isEmpty();
  }

  @Test
  void onlyQuotesKeepTheMarketsHours() {
    Instant christmas = Instant.parse("2026-12-25T15:00:00Z");
    for (Stream stream : Stream.values()) {
      assertThat(nyse.hoursOf(stream).isOpen(christmas)).isEqualTo(stream != Stream.STOCK_QUOTES);
    }
  }

  private int closingHour(LocalDate date) {
    return nyse.session(date).closes().atZone(NEW_YORK).getHour();
  }

  private static java.util.stream.Stream<LocalDate> weekdays(int year) {
    return LocalDate.of(year, 1, 1)
        .datesUntil(LocalDate.of(year + 1, 1, 1))
        .filter(date -> date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
  }

  private static List<LocalDate> dates(int year, String monthDays) {
    return Arrays.stream(monthDays.split(" "))
        .map(day -> LocalDate.parse(year + "-" + day))
        .toList();
  }
}
