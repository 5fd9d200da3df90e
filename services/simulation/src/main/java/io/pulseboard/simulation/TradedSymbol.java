package io.pulseboard.simulation;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.UuidV7;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One symbol's walk and its bar of the session so far. Prices are whole cents inside. */
final class TradedSymbol {

  private static final double MIN_VOLATILITY = 0.25;
  private static final double MAX_VOLATILITY = 0.75;
  private static final double MAX_SPREAD = 0.0006;
  private static final double DAILY_TURNOVER = 400_000_000;
  private static final double MINUTE_MILLIS = 60_000;

  private final ListedSymbol listed;
  private final double sharesPerDay;
  private final double spread;
  private final PriceWalk walk;

  private MarketSession session;
  private long previousClose;
  private long open;
  private long high;
  private long low;
  private long close;
  private double volume;
  private Instant tradedUntil;

  /** Starts with the close of the session before {@code session}, which is an anchor. */
  TradedSymbol(
      ListedSymbol listed,
      MarketCalendar calendar,
      MarketSession previous,
      MarketSession session,
      RandomGenerator random) {
    // A symbol's character is its own, whatever the seed of the run.
    RandomGenerator character = new SplittableRandom(listed.symbol().hashCode());
    double volatility = character.nextDouble(MIN_VOLATILITY, MAX_VOLATILITY);
    this.spread = character.nextDouble(0, MAX_SPREAD);
    this.sharesPerDay = DAILY_TURNOVER * character.nextDouble(0.1, 2) / listed.basePrice();
    this.listed = listed;
    PriceAnchors anchors = new PriceAnchors(character.nextLong(), calendar);
    this.walk = new PriceWalk(listed.basePrice(), volatility, anchors, previous.closes());
    this.session = session;
    this.previousClose = walk.cents();
    this.tradedUntil = session.opens();
    openBar(random);
  }

  MarketSession session() {
    return session;
  }

  /** Ends the bar so far and starts the next; {@code previous} is the session before that one. */
  void startSession(MarketSession previous, MarketSession next, RandomGenerator random) {
    // All runs agree on a close, whether they watched the session or not.
    walk.advance(previous.closes(), random);
    previousClose = walk.cents();
    session = next;
    openBar(random);
  }

  private void openBar(RandomGenerator random) {
    walk.advance(session.opens(), random);
    open = walk.cents();
    high = open;
    low = open;
    close = open;
    volume = 0;
    tradedUntil = session.opens();
  }

  /** Trades on to that instant, or to the session's close when that is earlier, and quotes. */
  StockQuote quote(Instant at, RandomGenerator random) {
    trade(session.clamp(at), random);
    double half = Math.max(0.5, close * spread / 2);
    long bid = Math.max(1, close - Math.round(half * random.nextDouble(0.5, 1.5)));
    long ask = close + Math.max(1, Math.round(half * random.nextDouble(0.5, 1.5)));
    long change = close - previousClose;
    return new StockQuote(
        UuidV7.at(at, random),
        at,
        listed.symbol(),
        listed.exchange(),
        dollars(open),
        dollars(high),
        dollars(low),
        dollars(close),
        Math.round(volume),
        dollars(bid),
        dollars(ask),
        dollars(change),
        Math.round(change * 10_000.0 / previousClose) / 100.0);
  }

  private void trade(Instant until, RandomGenerator random) {
    walk.advance(until, random);
    close = walk.cents();
    high = Math.max(high, close);
    low = Math.min(low, close);
    if (until.isAfter(tradedUntil)) {
      double length = Duration.between(session.opens(), session.closes()).toMillis();
      double elapsed = Duration.between(tradedUntil, until).toNanos() / 1e6;
      // Chance evens out over a long time, such as that before a restart within a session.
      double chance = Math.min(1, StrictMath.sqrt(MINUTE_MILLIS / elapsed));
      volume += sharesPerDay * elapsed / length * (1 + chance * random.nextDouble(-0.8, 0.8));
      tradedUntil = until;
    }
  }

  private static double dollars(long cents) {
    return cents / 100.0;
  }
}
