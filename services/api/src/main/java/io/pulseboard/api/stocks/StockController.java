package io.pulseboard.api.stocks;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.Page;
import io.pulseboard.store.stocks.Stock;
import io.pulseboard.store.stocks.StockQueries;
import java.time.Clock;
import java.util.Locale;

/** Stocks and their quotes over REST. */
@Controller("/api/v1/stocks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StockController {

  private final StockQueries queries;
  private final Clock clock;

  StockController(StockQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Every symbol that has a quote, with its latest, by symbol. */
  @Get
  Page<Stock> list() {
    return new Page<>(queries.latest(), null);
  }

  /** One symbol with its latest quote. */
  @Get("/{symbol}")
  Stock show(String symbol) {
    return queries
        .latest(symbol.toUpperCase(Locale.ROOT))
        .orElseThrow(() ->
            new HttpStatusException(HttpStatus.NOT_FOUND, "no quote of " + symbol + " is stored"));
  }

  /** A symbol's quotes, newest first. */
  @Get("/{symbol}/quotes")
  Page<StockQuote> quotes(String symbol, @RequestBean ListQuery query) {
    return queries.quotes(symbol.toUpperCase(Locale.ROOT), query.slice(clock));
  }
}
