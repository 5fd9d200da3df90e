package io.pulseboard.store.stocks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Exponential moving averages with the weight 2/(n+1) for the newest value, started by the simple
 * average of the first n.
 */
final class Ema {

  private Ema() {}

  /**
   * How many values before the first one that is shown make its average that of the whole history,
   * to about nine digits.
   */
  static int warmUp(int period) {
    return 11 * period;
  }

  /** One average per value; null for those before the n-th. */
  static List<@Nullable Double> of(List<Double> values, int period) {
    List<@Nullable Double> averages = new ArrayList<>();
    double sum = 0;
    double average = 0;
    for (double value : values) {
      sum += value;
      int count = averages.size() + 1;
      average = count <= period ? sum / count : average + (value - average) * 2 / (period + 1);
      averages.add(count < period ? null : Double.valueOf(average));
    }
    return averages;
  }
}
