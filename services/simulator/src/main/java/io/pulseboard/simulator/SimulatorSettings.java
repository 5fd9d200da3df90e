package io.pulseboard.simulator;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.simulation.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What is simulated and how fast.
 *
 * @param enabled whether anything is simulated at all
 * @param seed the same one gives the same records; absent, each run has its own
 * @param extraSymbols how many simulated symbols are quoted besides the listed ones
 * @param stockQuotesRate see {@link Rate#parse}, as the other rates
 * @param buffer how many records of a stream may wait for the broker
 */
@ConfigurationProperties("simulator")
record SimulatorSettings(
    @Bindable(defaultValue = "true") boolean enabled,
    @Nullable Long seed,
    @Bindable(defaultValue = "0") int extraSymbols,
    @Bindable(defaultValue = "20/s") String stockQuotesRate,
    @Bindable(defaultValue = "2/s") String salesRate,
    @Bindable(defaultValue = "5/s") String userEventsRate,
    @Bindable(defaultValue = "1/s") String financialMetricsRate,
    @Bindable(defaultValue = "10000") int buffer) {

  private static final int MOST_EXTRA_SYMBOLS = 99_999;
  private static final int MOST_BUFFERED = 10_000_000;

  /**
   * @throws InvalidSettingException when a number is out of range
   */
  SimulatorSettings {
    if (extraSymbols < 0 || extraSymbols > MOST_EXTRA_SYMBOLS) {
      throw new InvalidSettingException(
          "SIMULATOR_EXTRA_SYMBOLS", "must be from 0 to " + MOST_EXTRA_SYMBOLS);
    }
    if (buffer < 1 || buffer > MOST_BUFFERED) {
      throw new InvalidSettingException("SIMULATOR_BUFFER", "must be from 1 to " + MOST_BUFFERED);
    }
  }

  /**
   * How fast a stream is simulated.
   *
   * @throws InvalidSettingException when the setting cannot be read
   */
  Rate rate(Stream stream) {
    String text =
        switch (stream) {
          case STOCK_QUOTES -> stockQuotesRate;
          case SALES -> salesRate;
          case USER_EVENTS -> userEventsRate;
          case FINANCIAL_METRICS -> financialMetricsRate;
        };
    return Rate.parse("SIMULATOR_" + stream.name() + "_RATE", text);
  }
}
