package io.pulseboard.simulation;

import io.pulseboard.contracts.ListedSymbol;
import io.pulseboard.contracts.Stream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** The generator of each stream. */
public final class Generators {

  private Generators() {}

  /**
   * A new generator that depends on nothing but these arguments and the instants it is given.
   *
   * @param extraSymbols how many simulated symbols are traded besides the listed ones
   */
  public static RecordGenerator of(
      Stream stream, long seed, int extraSymbols, MarketCalendar calendar) {
    RandomGenerator random = new SplittableRandom(streamSeed(stream, seed));
    return of(stream, symbols(extraSymbols), calendar, random);
  }

  static RecordGenerator of(
      Stream stream, List<ListedSymbol> symbols, MarketCalendar calendar, RandomGenerator random) {
    return switch (stream) {
      case STOCK_QUOTES -> new StockQuoteGenerator(symbols, calendar, random);
      case SALES -> new SaleGenerator(random);
      case USER_EVENTS -> new UserEventGenerator(random);
      case FINANCIAL_METRICS -> new FinancialMetricGenerator(random);
    };
  }

  /** The listed symbols and so many simulated ones after them. */
  public static List<ListedSymbol> symbols(int extraSymbols) {
    List<ListedSymbol> symbols = new ArrayList<>(ListedSymbol.defaults());
    symbols.addAll(SimulatedSymbols.first(extraSymbols));
    return List.copyOf(symbols);
  }

  /** What one day of a stream draws from: as unlike every other day's as another seed's. */
  static RandomGenerator random(Stream stream, long seed, LocalDate day) {
    long days = new SplittableRandom(streamSeed(stream, seed)).nextLong();
    return new SplittableRandom(new SplittableRandom(days + day.toEpochDay()).nextLong());
  }

  /** Streams must not move in step, nor change when another stream is added. */
  private static long streamSeed(Stream stream, long seed) {
    return seed ^ stream.id().hashCode() * 0x9E37_79B9_7F4A_7C15L;
  }
}
