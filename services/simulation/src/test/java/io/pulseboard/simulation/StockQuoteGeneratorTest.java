package io.pulseboard.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.StockQuote;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class StockQuoteGeneratorTest {

  private static final Instant OPEN = Instant.parse("2026-02-05T14:30:00Z");
  private static final Instant CLOSE = Instant.parse("2026-02-05T21:00:00Z");
  private static final List<ListedSymbol> SYMBOLS = ListedSymbol.defaults().subList(0, 5);

  @Property(tries = 100)
  void eachRoundQuotesEverySymbolOnce(@ForAll long seed, @ForAll @IntRange(max = 50) int extra) {
    List<ListedSymbol> symbols = Generators.symbols(extra);
    StockQuoteGenerator generator =
        new StockQuoteGenerator(symbols, MarketCalendar.nyse(), new SplittableRandom(seed));
    for (int round = 0; round < 3; round++) {
      Set<String> quoted = new HashSet<>();
      for (int i = 0; i < symbols.size(); i++) {
        quoted.add(generator.next(OPEN.plusSeconds(round)).symbol());
      }
      assertThat(quoted).hasSize(symbols.size());
    }
  }

  @Property(tries = 100)
  void aSessionsBarOnlyEverGrows(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int step) {
    StockQuoteGenerator generator = generator(seed, MarketCalendar.nyse());
    Map<String, StockQuote> last = new HashMap<>();
    for (Instant at = OPEN; at.isBefore(CLOSE); at = at.plusSeconds(step)) {
      StockQuote quote = generator.next(at);
      assertSane(quote);
      StockQuote before = last.put(quote.symbol(), quote);
      if (before != null) {
        assertThat(quote.open()).isEqualTo(before.open());
        assertThat(quote.high()).isGreaterThanOrEqualTo(before.high());
        assertThat(quote.low()).isLessThanOrEqualTo(before.low());
        assertThat(quote.volume()).isGreaterThanOrEqualTo(before.volume());
        assertThat(previousClose(quote)).isCloseTo(previousClose(before), within(0.001));
      }
    }
  }

  @Property(tries = 100)
  void aNewSessionStartsANewBarAgainstTheLastClose(@ForAll long seed) {
    StockQuoteGenerator generator = generator(seed, MarketCalendar.nyse());
    Map<String, StockQuote> closing = round(generator, CLOSE);
    Map<String, StockQuote> opening = round(generator, OPEN.plus(Duration.ofDays(1)));
    opening.forEach((symbol, quote) -> {
      StockQuote yesterday = Objects.requireNonNull(closing.get(symbol));
      assertThat(previousClose(quote)).isCloseTo(yesterday.close(), within(0.001));
      assertThat(quote.volume()).isZero();
      assertThat(quote.high()).isEqualTo(quote.open());
      assertThat(quote.low()).isEqualTo(quote.open());
    });
  }

  @Property(tries = 50)
  void aRunThatStartsWithinASessionHasAboutTheVolumeOfOneThatSawAllOfIt(
      @ForAll long seed, @ForAll long other) {
    Instant noon = OPEN.plus(Duration.ofHours(3));
    StockQuoteGenerator generator = generator(seed, MarketCalendar.nyse());
    Map<String, StockQuote> watched = new HashMap<>();
    for (Instant at = OPEN; !at.isAfter(noon); at = at.plusSeconds(1)) {
      StockQuote quote = generator.next(at);
      watched.put(quote.symbol(), quote);
    }
    round(generator(other, MarketCalendar.nyse()), noon)
        .forEach((symbol, quote) -> {
          double seen = Objects.requireNonNull(watched.get(symbol)).volume();
          assertThat(quote.volume() / seen).isCloseTo(1, within(0.15));
        });
  }

  @Property(tries = 50)
  void runsOfDifferentSeedsAgreeOnTheLastClose(@ForAll long seed, @ForAll long other) {
    Map<String, StockQuote> closing = round(generator(seed, MarketCalendar.nyse()), CLOSE);
    Instant nextOpen = OPEN.plus(Duration.ofDays(1));
    round(generator(other, MarketCalendar.nyse()), nextOpen)
        .forEach((symbol, quote) -> {
          StockQuote yesterday = Objects.requireNonNull(closing.get(symbol));
          assertThat(previousClose(quote)).isCloseTo(yesterday.close(), within(0.001));
        });
  }

  @Property(tries = 50)
  void sessionsThatNobodyWatchedLeaveThePriceSane(@ForAll long seed) {
    StockQuoteGenerator generator = generator(seed, MarketCalendar.nyse());
    for (int day = 0; day < 700; day += 7) {
      for (StockQuote quote : round(generator, OPEN.plus(Duration.ofDays(day))).values()) {
        assertSane(quote);
        assertThat(Math.abs(quote.changePct())).isLessThan(40);
      }
    }
  }

  @Property(tries = 50)
  void afterHoursItQuotesTheClose(@ForAll long seed) {
    StockQuoteGenerator generator = generator(seed, MarketCalendar.nyse());
    Map<String, StockQuote> closing = round(generator, CLOSE);
    round(generator, CLOSE.plus(Duration.ofHours(5)))
        .forEach((symbol, quote) -> {
          StockQuote close = Objects.requireNonNull(closing.get(symbol));
          assertThat(quote.close()).isEqualTo(close.close());
          assertThat(quote.volume()).isEqualTo(close.volume());
        });
  }

  @Property(tries = 50)
  void roundTheClockEveryUtcDayHasItsBar(@ForAll long seed) {
    StockQuoteGenerator generator = generator(seed, MarketCalendar.roundTheClock());
    Instant saturday = Instant.parse("2026-02-07T23:59:59.999999Z");
    Map<String, StockQuote> closing = round(generator, saturday);
    round(generator, saturday.plusNanos(1_000))
        .forEach((symbol, quote) -> {
          StockQuote close = Objects.requireNonNull(closing.get(symbol));
          // The last microsecond may still move the price from one cent to the next.
          assertThat(previousClose(quote)).isCloseTo(close.close(), within(0.011));
          assertThat(quote.volume()).isZero();
        });
  }

  @Example
  void pricesMoveVisiblyWithinMinutes() {
    StockQuoteGenerator generator = generator(1, MarketCalendar.roundTheClock());
    Set<Double> closes = new HashSet<>();
    for (int second = 0; second < 300; second++) {
      StockQuote quote = generator.next(OPEN.plusSeconds(second));
      if (quote.symbol().equals("AAPL")) {
        closes.add(quote.close());
      }
    }
    assertThat(closes).hasSizeGreaterThan(20);
  }

  private static void assertSane(StockQuote quote) {
    double base =
        SYMBOLS.stream()
            .filter(listed -> listed.symbol().equals(quote.symbol()))
            .findFirst()
            .orElseThrow()
            .basePrice();
    assertThat(quote.close()).isBetween(base / 2, base * 2);
    assertThat(Objects.requireNonNull(quote.bid())).isLessThanOrEqualTo(quote.close());
    assertThat(Objects.requireNonNull(quote.ask())).isGreaterThan(quote.close());
    assertThat(quote.ask() - quote.bid()).isLessThan(quote.close() * 0.001 + 0.03);
    for (double price : List.of(quote.open(), quote.high(), quote.low(), quote.close())) {
      assertThat(price * 100).isCloseTo(Math.rint(price * 100), within(1e-6));
    }
    assertThat(quote.changePct())
        .isCloseTo(quote.change() / previousClose(quote) * 100, within(0.0051));
  }

  private static double previousClose(StockQuote quote) {
    return quote.close() - quote.change();
  }

  private static Map<String, StockQuote> round(StockQuoteGenerator generator, Instant at) {
    Map<String, StockQuote> quotes = new HashMap<>();
    for (StockQuote quote : quotes(generator, at)) {
      quotes.put(quote.symbol(), quote);
    }
    return quotes;
  }

  private static List<StockQuote> quotes(StockQuoteGenerator generator, Instant at) {
    List<StockQuote> quotes = new ArrayList<>();
    for (int i = 0; i < SYMBOLS.size(); i++) {
      quotes.add(generator.next(at));
    }
    return quotes;
  }

  private static StockQuoteGenerator generator(long seed, MarketCalendar calendar) {
    return new StockQuoteGenerator(SYMBOLS, calendar, new SplittableRandom(seed));
  }
}
