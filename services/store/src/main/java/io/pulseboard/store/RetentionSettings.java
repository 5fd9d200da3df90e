package io.pulseboard.store;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.Stream;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the records of each stream are kept; their rollups stay. Zero keeps them for ever, else
 * it is at least a week.
 */
@ConfigurationProperties("retention")
public record RetentionSettings(
    @Bindable(defaultValue = "90d") Duration stockQuotes,
    @Bindable(defaultValue = "90d") Duration sales,
    @Bindable(defaultValue = "90d") Duration userEvents,
    @Bindable(defaultValue = "90d") Duration financialMetrics) {

  private static final Duration LEAST = Duration.ofDays(7);

  /**
   * @throws InvalidSettingException when a period is negative, or shorter than a week
   */
  public RetentionSettings {
    check(Stream.STOCK_QUOTES, stockQuotes);
    check(Stream.SALES, sales);
    check(Stream.USER_EVENTS, userEvents);
    check(Stream.FINANCIAL_METRICS, financialMetrics);
  }

  /** How long a stream's records are kept; empty for ever. */
  public Optional<Duration> of(Stream stream) {
    Duration kept =
        switch (stream) {
          case STOCK_QUOTES -> stockQuotes;
          case SALES -> sales;
          case USER_EVENTS -> userEvents;
          case FINANCIAL_METRICS -> financialMetrics;
        };
    return kept.isZero() ? Optional.empty() : Optional.of(kept);
  }

  private static void check(Stream stream, Duration kept) {
    if (!kept.isZero() && kept.compareTo(LEAST) < 0) {
      throw new InvalidSettingException(
          "RETENTION_" + stream.name().toUpperCase(Locale.ROOT),
          "must be at least 7d, or 0 to keep everything");
    }
  }
}
