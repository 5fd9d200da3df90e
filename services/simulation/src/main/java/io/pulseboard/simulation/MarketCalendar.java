package io.pulseboard.simulation;

import io.pulseboard.contracts.Stream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** When a market trades. */
public sealed interface MarketCalendar permits NyseCalendar, RoundTheClockCalendar {

  /** New York's hours, holidays and early closes. */
  static MarketCalendar nyse() {
    return new NyseCalendar();
  }

  /** Open at any instant; each UTC day is a session, so that there is a previous close. */
  static MarketCalendar roundTheClock() {
    return new RoundTheClockCalendar();
  }

  /** The zone whose dates name the sessions. */
  ZoneId zone();

  /** Whether there is a session on that date. */
  boolean tradesOn(LocalDate date);

  /** The hours of a date that has a session. */
  MarketSession session(LocalDate date);

  /**
   * The session of that date, if there is one; always within the UTC day of the same date, the
   * midnight that ends it included.
   */
  default Optional<MarketSession> sessionOn(LocalDate date) {
    return tradesOn(date) ? Optional.of(session(date)) : Optional.empty();
  }

  /** When that stream's records are made: quotes while this market trades, the rest at any time. */
  default MarketCalendar hoursOf(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> this;
      case SALES, USER_EVENTS, FINANCIAL_METRICS -> roundTheClock();
    };
  }

  /** The session that runs at that instant, or the last one before it. */
  default MarketSession sessionAt(Instant at) {
    LocalDate date = at.atZone(zone()).toLocalDate();
    if (tradesOn(date) && !session(date).opens().isAfter(at)) {
      return session(date);
    }
    return lastBefore(date);
  }

  /** The session before that one. */
  default MarketSession previous(MarketSession session) {
    return lastBefore(session.date());
  }

  /** The session after that one. */
  default MarketSession next(MarketSession session) {
    LocalDate date = session.date().plusDays(1);
    while (!tradesOn(date)) {
      date = date.plusDays(1);
    }
    return session(date);
  }

  default boolean isOpen(Instant at) {
    return sessionAt(at).isOpenAt(at);
  }

  /** When the next session after that instant starts. */
  default Instant nextOpen(Instant at) {
    return next(sessionAt(at)).opens();
  }

  private MarketSession lastBefore(LocalDate end) {
    LocalDate date = end.minusDays(1);
    while (!tradesOn(date)) {
      date = date.minusDays(1);
    }
    return session(date);
  }
}
