package io.pulseboard.contracts;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A quote of one symbol: the bar of the current session so far, in the exchange's currency.
 *
 * @param symbol 1 to 16 of A-Z 0-9 . -
 * @param volume shares traded in the session so far, at least 0
 * @param change against the previous session's close, same currency
 * @param changePct the same in percent
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record StockQuote(
    UUID id,
    Instant timestamp,
    String symbol,
    String exchange,
    double open,
    double high,
    double low,
    double close,
    long volume,
    @Nullable Double bid,
    @Nullable Double ask,
    double change,
    double changePct)
    implements StreamRecord {

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9.\\-]{1,16}");

  public StockQuote {
    timestamp = Rules.timestamp(timestamp);
    Rules.pattern("symbol", symbol, SYMBOL, "must be 1 to 16 of A-Z, 0-9, '.' and '-'");
    Rules.text("exchange", exchange);
    Rules.positive("open", open);
    Rules.positive("high", high);
    Rules.positive("low", low);
    Rules.positive("close", close);
    Rules.atLeast("volume", volume, 0);
    Rules.finite("change", change);
    Rules.finite("change_pct", changePct);
    if (low > open || low > close || low > high) {
      throw new InvalidRecordException("low", "must not be above open, close or high");
    }
    if (high < open || high < close) {
      throw new InvalidRecordException("high", "must not be below open or close");
    }
    if (bid != null) {
      Rules.positive("bid", bid);
    }
    if (ask != null) {
      Rules.positive("ask", ask);
    }
    if (bid != null && ask != null && bid > ask) {
      throw new InvalidRecordException("bid", "must not be above ask");
    }
  }

  /** Whether a quote may be of a symbol of that text. */
  public static boolean isSymbol(String text) {
    return SYMBOL.matcher(text).matches();
  }

  @Override
  public Stream stream() {
    return Stream.STOCK_QUOTES;
  }

  @Override
  public String key() {
    return symbol;
  }
}
