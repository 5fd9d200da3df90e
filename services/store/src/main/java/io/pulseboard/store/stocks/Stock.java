package io.pulseboard.store.stocks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.contracts.StockQuote;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol and how it stands.
 *
 * @param company null for a symbol that the reference data does not know, as is {@code sector}
 * @param quote its latest
 * @param change24h of the latest close against the last one of at least 24 hours ago; null when
 *     there is none, as is {@code change24hPct}, the same in percent
 * @param spread ask minus bid; null when the quote lacks either
 * @param spark hourly closes, oldest first; as many as were asked for, or fewer
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
public record Stock(
    String symbol,
    @Nullable String company,
    String exchange,
    @Nullable String sector,
    StockQuote quote,
    @JsonProperty("change_24h") @Nullable Double change24h,
    @JsonProperty("change_24h_pct") @Nullable Double change24hPct,
    @Nullable Double spread,
    List<Double> spark) {

  public Stock {
    spark = List.copyOf(spark);
  }
}
