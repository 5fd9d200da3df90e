package io.pulseboard.simulation;

import io.pulseboard.contracts.ListedSymbol;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Symbols that exist for load only: {@code SIM00001} and up, the same ones in every run. */
public final class SimulatedSymbols {

  private static final double LOWEST_PRICE = 8;
  private static final double PRICE_RANGE = 60;

  private SimulatedSymbols() {}

  /** The first so many, from none upwards. */
  public static List<ListedSymbol> first(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SimulatedSymbols::symbol).toList();
  }

  private static ListedSymbol symbol(int number) {
    double spread = StrictMath.pow(PRICE_RANGE, new SplittableRandom(number).nextDouble());
    return new ListedSymbol(
        "SIM%05d".formatted(number),
        "Simulated Company " + number,
        number % 2 == 0 ? "NYSE" : "NASDAQ",
        "Simulated",
        Math.round(LOWEST_PRICE * spread * 100) / 100.0);
  }
}
