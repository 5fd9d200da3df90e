package io.pulseboard.store.stocks;

import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.contracts.StockQuote;
import org.jspecify.annotations.Nullable;

/**
 * A symbol and its latest quote.
 *
 * @param company null for a symbol that the reference data does not know, as is {@code sector}
 */
@Serdeable
public record Stock(
    String symbol,
    @Nullable String company,
    String exchange,
    @Nullable String sector,
    StockQuote quote) {}
