package io.pulseboard.store.stocks;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * An equal-weighted index of prices, linked from interval to interval: it begins at 100, and each
 * further interval moves it by the mean return of all symbols that had a close before. A symbol
 * without a candle keeps its last close, a return of zero. A symbol that begins later counts from
 * the interval after its first close on, so that its joining does not move the index.
 *
 * @param symbols those that count, sorted
 * @param points one for each interval that has a candle of any of them, oldest first
 */
public record PriceIndex(List<String> symbols, List<IndexPoint> points) {

  private static final double START = 100;

  // The database adds up in any order, which the digits after these would tell.
  private static final MathContext DIGITS = new MathContext(10);

  public PriceIndex {
    symbols = List.copyOf(symbols);
    points = List.copyOf(points);
  }

  /** The index of all steps, which come oldest first. */
  static PriceIndex of(List<IndexStep> steps) {
    List<String> symbols = new ArrayList<>();
    List<IndexPoint> points = new ArrayList<>();
    double value = START;
    for (IndexStep step : steps) {
      value *= symbols.isEmpty() ? 1 : 1 + step.returns() / symbols.size();
      points.add(new IndexPoint(step.time(), rounded(value)));
      symbols.addAll(step.joined());
    }
    return new PriceIndex(symbols.stream().sorted().toList(), points);
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
