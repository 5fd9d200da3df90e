package io.pulseboard.simulation;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.StockQuote;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Quotes of all symbols in rounds: each round has every symbol once, in an order of its own. Asked
 * outside market hours it quotes the last session as it closed.
 */
final class StockQuoteGenerator implements RecordGenerator {

  private final List<ListedSymbol> symbols;
  private final MarketCalendar calendar;
  private final RandomGenerator random;
  private final @Nullable TradedSymbol[] traded;
  private final int[] round;
  private int position;

  private @Nullable Sessions current;

  /** The session that counts until the next one opens, and the one before it. */
  private record Sessions(MarketSession previous, MarketSession running, Instant until) {}

  StockQuoteGenerator(List<ListedSymbol> symbols, MarketCalendar calendar, RandomGenerator random) {
    this.symbols = List.copyOf(symbols);
    this.calendar = calendar;
    this.random = random;
    this.traded = new TradedSymbol[symbols.size()];
    this.round = new int[symbols.size()];
    for (int i = 0; i < round.length; i++) {
      round[i] = i;
    }
  }

  @Override
  public StockQuote next(Instant at) {
    if (position == 0) {
      shuffle();
    }
    int index = round[position];
    position = (position + 1) % round.length;
    return traded(index, sessions(at)).quote(at, random);
  }

  private TradedSymbol traded(int index, Sessions sessions) {
    TradedSymbol symbol = traded[index];
    if (symbol == null) {
      symbol =
          new TradedSymbol(
              symbols.get(index), calendar, sessions.previous(), sessions.running(), random);
      traded[index] = symbol;
    } else if (!symbol.session().equals(sessions.running())) {
      symbol.startSession(sessions.previous(), sessions.running(), random);
    }
    return symbol;
  }

  /** Asks the calendar once a session, since that is dearer than a quote. */
  private Sessions sessions(Instant at) {
    Sessions sessions = current;
    if (sessions == null || !at.isBefore(sessions.until())) {
      MarketSession running = calendar.sessionAt(at);
      sessions = new Sessions(calendar.previous(running), running, calendar.next(running).opens());
      current = sessions;
    }
    return sessions;
  }

  private void shuffle() {
    for (int i = round.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = round[i];
      round[i] = round[other];
      round[other] = swapped;
    }
  }
}
