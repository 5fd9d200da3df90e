package io.pulseboard.store.stocks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Open, high, low and close of one symbol in one interval, from the closes of its quotes.
 *
 * @param time when the interval starts
 * @param volume traded from the candle before to the end of this one
 * @param ema exponential moving averages of the closes by their period; null where there are too
 *     few candles yet
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
public record Candle(
    Instant time,
    double open,
    double high,
    double low,
    double close,
    long volume,
    Map<Integer, @Nullable Double> ema) {

  public Candle {
    ema = Collections.unmodifiableMap(new LinkedHashMap<>(ema));
  }
}
