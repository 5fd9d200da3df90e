package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What holds for the history of every stream, in market hours and round the clock. */
class HistoryTest {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 2, 5);
  private static final LocalDate SATURDAY = LocalDate.of(2026, 2, 7);
  private static final long DAY_MILLIS = 86_400_000;

  @Property(tries = 50)
  void aDayIsTheSameWheneverItIsMade(
      @ForAll Stream stream, @ForAll long seed, @ForAll("days") LocalDate day) {
    History history = history(stream, seed, 0.02, MarketCalendar.nyse());
    List<StreamRecord> first = records(history.day(day));
    List<StreamRecord> next = records(history.day(day.plusDays(1)));
    History again = history(stream, seed, 0.02, MarketCalendar.nyse());
    assertThat(records(again.day(day.plusDays(1)))).isEqualTo(next);
    assertThat(records(again.day(day))).isEqualTo(first);
    assertThat(records(history.day(day))).isEqualTo(first);
  }

  @Example
  void daysMadeAtTheSameTimeDoNotMix() {
    History history = history(Stream.STOCK_QUOTES, 1, 0.02, MarketCalendar.roundTheClock());
    Iterator<StreamRecord> one = history.day(THURSDAY);
    Iterator<StreamRecord> other = history.day(SATURDAY);
    List<StreamRecord> ones = new ArrayList<>();
    List<StreamRecord> others = new ArrayList<>();
    while (one.hasNext() && other.hasNext()) {
      ones.add(one.next());
      others.add(other.next());
    }
    assertThat(records(history.day(THURSDAY))).startsWith(ones.toArray(StreamRecord[]::new));
    assertThat(records(history.day(SATURDAY))).startsWith(others.toArray(StreamRecord[]::new));
  }

  @Property(tries = 50)
  void aCutDayHoldsExactlyWhatIsEarlier(
      @ForAll Stream stream,
      @ForAll long seed,
      @ForAll("days") LocalDate day,
      @ForAll @LongRange(min = -DAY_MILLIS, max = 2 * DAY_MILLIS) long millis) {
    History history = history(stream, seed, 0.02, MarketCalendar.roundTheClock());
    Instant until = midnight(day).plusMillis(millis);
    assertThat(records(history.day(day, until)))
        .isEqualTo(
            records(history.day(day)).stream()
                .takeWhile(record -> record.timestamp().isBefore(until))
                .toList());
  }

  @Example
  void aCutIsExclusive() {
    History history = history(Stream.SALES, 1, 0.02, MarketCalendar.nyse());
    List<StreamRecord> records = records(history.day(THURSDAY));
    assertThat(records(history.day(THURSDAY, records.getLast().timestamp())))
        .isEqualTo(records.subList(0, records.size() - 1));
  }

  @Property(tries = 100)
  void recordsAreInOrderInsideTheDayAndTheMarketsHours(
      @ForAll Stream stream,
      @ForAll long seed,
      @ForAll("days") LocalDate day,
      @ForAll("calendars") MarketCalendar calendar) {
    Instant last = midnight(day);
    for (StreamRecord record : records(history(stream, seed, 0.02, calendar).day(day))) {
      Instant at = record.timestamp();
      assertThat(record.stream()).isEqualTo(stream);
      assertThat(at).isAfterOrEqualTo(last).isEqualTo(at.truncatedTo(ChronoUnit.MICROS));
      assertThat(calendar.hoursOf(stream).isOpen(at)).isTrue();
      last = at;
    }
    assertThat(last).isBefore(midnight(day.plusDays(1)));
  }

  @Property(tries = 200)
  void aDayHoldsAboutAsManyAsExpected(
      @ForAll Stream stream,
      @ForAll long seed,
      @ForAll("days") LocalDate day,
      @ForAll("calendars") MarketCalendar calendar,
      @ForAll @IntRange(min = 1, max = 200) int perHour,
      @ForAll @LongRange(min = 0, max = DAY_MILLIS) long millis) {
    History history = history(stream, seed, perHour / 3600.0, calendar);
    Instant until = midnight(day).plusMillis(millis);
    assertIsAbout(history.expected(day), records(history.day(day)));
    assertIsAbout(history.expected(day, until), records(history.day(day, until)));
  }

  @Property(tries = 5)
  void idsDifferBetweenStreamsDaysAndSeeds(@ForAll long seed) {
    Set<UUID> ids = new HashSet<>();
    for (Stream stream : Stream.values()) {
      for (long either : new long[] {seed, seed + 1}) {
        History history = history(stream, either, 0.02, MarketCalendar.roundTheClock());
        for (int day = 0; day < 3; day++) {
          for (StreamRecord record : records(history.day(THURSDAY.plusDays(day)))) {
            assertThat(ids.add(record.id())).isTrue();
          }
        }
      }
    }
  }

  @Example
  void daysBeginAtAnInstantOfTheirOwn() {
    Set<Duration> starts = new HashSet<>();
    for (Stream stream : Stream.values()) {
      History history = history(stream, 1, 1 / 60.0, MarketCalendar.roundTheClock());
      for (int day = 0; day < 10; day++) {
        Instant first = history.day(THURSDAY.plusDays(day)).next().timestamp();
        starts.add(Duration.between(midnight(THURSDAY.plusDays(day)), first));
      }
    }
    assertThat(starts).hasSize(40).doesNotContain(Duration.ZERO);
  }

  @Example
  void aClosedMarketHasNoQuotesWhileTheRestGoesOn() {
    for (Stream stream : Stream.values()) {
      History history = history(stream, 1, 0.02, MarketCalendar.nyse());
      boolean closed = stream == Stream.STOCK_QUOTES;
      assertThat(history.day(SATURDAY).hasNext()).isEqualTo(!closed);
      assertThat(history.expected(SATURDAY)).isEqualTo(closed ? 0 : 1_728);
      assertThat(history.day(THURSDAY).hasNext()).isTrue();
    }
  }

  @Example
  void noRateMakesNoRecordsAndMaxIsRefused() {
    History none = history(Stream.SALES, 1, 0, MarketCalendar.nyse());
    assertThat(none.day(THURSDAY).hasNext()).isFalse();
    assertThat(none.expected(THURSDAY)).isZero();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> history(Stream.SALES, 1, Double.POSITIVE_INFINITY, MarketCalendar.nyse()));
  }

  @Example
  void recordsAreMadeOnlyWhenAskedForAndNoneAfterTheLast() {
    History history = history(Stream.STOCK_QUOTES, 1, 1_000_000, MarketCalendar.roundTheClock());
    Instant until = midnight(THURSDAY).plus(3, ChronoUnit.MICROS);
    assertThat(history.day(THURSDAY).next()).isEqualTo(history.day(THURSDAY, until).next());
    Iterator<StreamRecord> cut = history.day(THURSDAY, until);
    assertThat(records(cut)).hasSize(3);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(cut::next);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs()
        .between(LocalDate.of(1970, 1, 1).toEpochDay(), LocalDate.of(2199, 12, 30).toEpochDay())
        .map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<MarketCalendar> calendars() {
    return Arbitraries.of(MarketCalendar.nyse(), MarketCalendar.roundTheClock());
  }

  private static History history(
      Stream stream, long seed, double perSecond, MarketCalendar calendar) {
    return new History(stream, seed, new Rate(perSecond), 0, calendar);
  }

  private static List<StreamRecord> records(Iterator<StreamRecord> day) {
    List<StreamRecord> records = new ArrayList<>();
    day.forEachRemaining(records::add);
    return records;
  }

  private static void assertIsAbout(long expected, List<StreamRecord> records) {
    assertThat((long) records.size()).isCloseTo(expected, within(1 + expected / 100));
  }

  private static Instant midnight(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
