package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Days that were made apart fit together. */
class HistoryPricesTest {

  private static final LocalDate THURSDAY = LocalDate.of(2026, 2, 5);

  @Property(tries = 10)
  void roundTheClockADayGoesOnWhereTheLastEnded(@ForAll long seed) {
    MarketCalendar calendar = MarketCalendar.roundTheClock();
    Map<String, StockQuote> closing = closing(seed, calendar, THURSDAY);
    opening(seed, calendar, THURSDAY.plusDays(1))
        .forEach((symbol, quote) -> {
          double yesterday = Objects.requireNonNull(closing.get(symbol)).close();
          assertThat(quote.close() / yesterday).isBetween(0.97, 1.03);
        });
  }

  @Property(tries = 10)
  void changesAreAgainstTheCloseThatTheDayBeforeShowed(@ForAll long seed, @ForAll long other) {
    MarketCalendar calendar = MarketCalendar.nyse();
    Map<String, StockQuote> closing = closing(seed, calendar, THURSDAY);
    opening(other, calendar, THURSDAY.plusDays(1))
        .forEach((symbol, quote) -> {
          double yesterday = Objects.requireNonNull(closing.get(symbol)).close();
          assertThat((quote.close() - quote.change()) / yesterday).isBetween(0.97, 1.03);
        });
  }

  /** Each symbol's first quote of a day. */
  private static Map<String, StockQuote> opening(
      long seed, MarketCalendar calendar, LocalDate day) {
    Map<String, StockQuote> opening = new HashMap<>();
    for (StockQuote quote : quotes(seed, calendar, day)) {
      opening.putIfAbsent(quote.symbol(), quote);
    }
    return opening;
  }

  /** Each symbol's last quote of a day. */
  private static Map<String, StockQuote> closing(
      long seed, MarketCalendar calendar, LocalDate day) {
    Map<String, StockQuote> closing = new HashMap<>();
    for (StockQuote quote : quotes(seed, calendar, day)) {
      closing.put(quote.symbol(), quote);
    }
    assertThat(closing).hasSize(ListedSymbol.defaults().size());
    return closing;
  }

  /** One every second. */
  private static List<StockQuote> quotes(long seed, MarketCalendar calendar, LocalDate day) {
    List<StockQuote> quotes = new ArrayList<>();
    new History(Stream.STOCK_QUOTES, seed, new Rate(1), 0, calendar)
        .day(day)
        .forEachRemaining(record -> quotes.add((StockQuote) record));
    return quotes;
  }
}
