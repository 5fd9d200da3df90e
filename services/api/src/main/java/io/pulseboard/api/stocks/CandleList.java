package io.pulseboard.api.stocks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import io.pulseboard.store.stocks.Candle;
import java.util.List;

/** Candles, oldest first, and the interval that each stands for. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Serdeable
record CandleList(String interval, List<Candle> data) {

  CandleList {
    data = List.copyOf(data);
  }
}
