package io.pulseboard.store.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.contracts.StockQuote;

/** What of a quote a rule looks at, and in which direction it has to pass the threshold. */
@Serdeable
public enum AlertKind {
  @JsonProperty("price_above")
  PRICE_ABOVE,
  @JsonProperty("price_below")
  PRICE_BELOW,
  @JsonProperty("change_pct_above")
  CHANGE_PCT_ABOVE,
  @JsonProperty("change_pct_below")
  CHANGE_PCT_BELOW;

  /** What of a quote is held against the threshold. */
  public double value(StockQuote quote) {
    return switch (this) {
      case PRICE_ABOVE, PRICE_BELOW -> quote.close();
      case CHANGE_PCT_ABOVE, CHANGE_PCT_BELOW -> quote.changePct();
    };
  }

  /** Whether a quote has passed the threshold. */
  boolean isMet(StockQuote quote, double threshold) {
    return switch (this) {
      case PRICE_ABOVE, CHANGE_PCT_ABOVE -> value(quote) > threshold;
      case PRICE_BELOW, CHANGE_PCT_BELOW -> value(quote) < threshold;
    };
  }
}
