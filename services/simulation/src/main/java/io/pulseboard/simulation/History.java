package io.pulseboard.simulation;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What one stream would have held on any UTC day from 1970 to 2199. A day depends on nothing but
 * the constructor's arguments and its date, so days can be made alone, in any order and again, with
 * the same records, ids included; prices go on from one day to the next. Safe for use by several
 * threads at once, though each iterator is for one.
 */
public final class History {

  private static final Duration SLOT = Duration.ofMinutes(10);

  private final Stream stream;
  private final long seed;
  private final Rate rate;
  private final List<ListedSymbol> symbols;
  private final MarketCalendar market;

  /**
   * @param rate how many records there are at an average time of day
   * @param extraSymbols how many simulated symbols are traded besides the listed ones
   * @param market quotes are made in its sessions only, other records at any time
   * @throws IllegalArgumentException when the rate is {@code max}, which only a taker could bound
   */
  public History(Stream stream, long seed, Rate rate, int extraSymbols, MarketCalendar market) {
    if (rate.isMax()) {
      throw new IllegalArgumentException("a history needs a rate other than max");
    }
    this.stream = stream;
    this.seed = seed;
    this.rate = rate;
    this.symbols = Generators.symbols(extraSymbols);
    this.market = market;
  }

  /** The records of that day in the order of time, made as they are asked for. */
  public Iterator<StreamRecord> day(LocalDate day) {
    return day(day, Instant.MAX);
  }

  /** The same records as of the whole day, but only those before {@code until}. */
  public Iterator<StreamRecord> day(LocalDate day, Instant until) {
    if (rate.isOff()) {
      return Collections.emptyIterator();
    }
    return market
        .hoursOf(stream)
        .sessionOn(day)
        .map(session -> records(day, session, until))
        .orElse(Collections.emptyIterator());
  }

  /** About how many records the day holds: an estimate, within a percent or one record. */
  public long expected(LocalDate day) {
    return expected(day, Instant.MAX);
  }

  /** About how many of the day's records are before {@code until}: as good an estimate. */
  public long expected(LocalDate day, Instant until) {
    return market
        .hoursOf(stream)
        .sessionOn(day)
        .map(session -> Math.round(rate.perSecond() * busySeconds(session, until)))
        .orElse(0L);
  }

  private Iterator<StreamRecord> records(LocalDate day, MarketSession session, Instant until) {
    RandomGenerator random = Generators.random(stream, seed, day);
    DayClock clock = new DayClock(stream, rate, session.opens(), random.nextDouble());
    RecordGenerator generator = Generators.of(stream, symbols, market, random);
    Instant end = until.isBefore(session.closes()) ? until : session.closes();
    return new DayRecords(clock, generator, end);
  }

  /** How long a session is up to an instant, a busy second counting for more than a quiet one. */
  private double busySeconds(MarketSession session, Instant until) {
    Instant end = session.clamp(until);
    double seconds = 0;
    for (Instant slot = session.opens(); slot.isBefore(end); slot = slot.plus(SLOT)) {
      Duration left = Duration.between(slot, end);
      Duration length = left.compareTo(SLOT) < 0 ? left : SLOT;
      seconds += DailyRhythm.at(stream, slot.plus(length.dividedBy(2))) * length.toMillis() / 1e3;
    }
    return seconds;
  }
}
