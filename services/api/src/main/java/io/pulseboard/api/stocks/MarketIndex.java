package io.pulseboard.api.stocks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.store.stocks.IndexPoint;
import java.util.List;

/**
 * An index of stocks, oldest point first, the symbols that count in it, and the interval that each
 * point stands for.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
record MarketIndex(String interval, List<String> symbols, List<IndexPoint> data) {

  MarketIndex {
    symbols = List.copyOf(symbols);
    data = List.copyOf(data);
  }
}
