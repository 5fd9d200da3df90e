package io.pulseboard.api.alerts;

import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.alerts.AlertKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule as clients write it. */
@Serdeable
@Schema(requiredProperties = {"symbol", "kind", "threshold"})
record NewAlertRule(
    @Schema(description = "A stock's symbol", example = "AAPL") @Nullable String symbol,
    @Schema(description = "What has to pass the threshold, and where to") @Nullable AlertKind kind,
    @Schema(description = "A price, or percent, by the kind", example = "250")
        @Nullable Double threshold,
    @Schema(description = "Whether it raises alerts; true when absent") @Nullable Boolean enabled) {

  /**
   * @throws BadParameterException when there is none that could be quoted
   */
  String requiredSymbol() {
    String upper = symbol == null ? "" : symbol.toUpperCase(Locale.ROOT);
    if (!StockQuote.isSymbol(upper)) {
      throw new BadParameterException(
          "symbol", "must have 1 to 16 letters, digits, dots or dashes");
    }
    return upper;
  }

  /**
   * @throws BadParameterException when there is none
   */
  AlertKind requiredKind() {
    if (kind == null) {
      throw new BadParameterException("kind", "is missing");
    }
    return kind;
  }

  /**
   * @throws BadParameterException when there is none, or it is no number that can be reached
   */
  double requiredThreshold() {
    if (threshold == null || !Double.isFinite(threshold)) {
      throw new BadParameterException("threshold", "must be a number");
    }
    return threshold;
  }

  boolean isEnabled() {
    return enabled == null || enabled;
  }
}
