package io.pulseboard.bench;

import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a benchmark.
 *
 * @param bound the bare part's figure in the same unit; null for a figure that stands alone
 * @param ratio value to bound, taken in the same run
 * @param goal what the ratio should reach
 */
@Serdeable
public record Measurement(
    String name,
    double value,
    String unit,
    @Nullable Double bound,
    @Nullable Double ratio,
    @Nullable Double goal) {

  /** A figure without a bound. */
  public static Measurement alone(String name, double value, String unit) {
    return new Measurement(name, value, unit, null, null, null);
  }

  /** A figure beside its bound. */
  public static Measurement against(
      String name, double value, String unit, double bound, double goal) {
    return new Measurement(name, value, unit, bound, value / bound, goal);
  }
}
