package io.pulseboard.worker;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;

/**
 * What metrics tell beyond the pipeline.
 *
 * @param symbols of how many symbols, at most, the latest price and change are told; 0 for none
 */
@ConfigurationProperties("metrics")
record MetricsSettings(@Bindable(defaultValue = "0") int symbols) {

  private static final int MOST_SYMBOLS = 10_000;

  MetricsSettings {
    if (symbols < 0 || symbols > MOST_SYMBOLS) {
      throw new InvalidSettingException("METRICS_SYMBOLS", "must be from 0 to " + MOST_SYMBOLS);
    }
  }
}
