package io.pulseboard.api.stocks;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Page;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.stocks.CandleQueries;
import io.pulseboard.store.stocks.Stock;
import io.pulseboard.store.stocks.StockQueries;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Stocks and their quotes over REST. */
@Controller("/api/v1/stocks")
@Needs(Scope.READ)
@Tag(name = "Stocks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class StockController {

  private static final String SYMBOL = "A stock's symbol, in upper or lower case";

  private final StockQueries queries;
  private final CandleQueries candles;
  private final Clock clock;

  StockController(StockQueries queries, CandleQueries candles, Clock clock) {
    this.candles = candles;
    this.queries = queries;
    this.clock = clock;
  }

  /** Every symbol that has a quote, with its latest, by symbol. */
  @Get
  Page<Stock> stocks(
      @QueryValue
          @Parameter(
              description = "Only those with this text in the symbol or in the company's name",
              example = "apple")
          @Nullable String q,
      @RequestBean SparkQuery spark) {
    return new Page<>(queries.list(q, spark.points(), clock.instant()), null);
  }

  /** One symbol with its latest quote. */
  @Get("/{symbol}")
  Stock stock(
      @PathVariable @Parameter(description = SYMBOL, example = "AAPL") String symbol,
      @RequestBean SparkQuery spark) {
    return queries
        .find(symbol.toUpperCase(Locale.ROOT), spark.points(), clock.instant())
        .orElseThrow(() ->
            new HttpStatusException(HttpStatus.NOT_FOUND, "no quote of " + symbol + " is stored"));
  }

  /** A symbol's candles, oldest first. */
  @Get("/{symbol}/candles")
  CandleList candles(
      @PathVariable @Parameter(description = SYMBOL, example = "AAPL") String symbol,
      @RequestBean CandleQuery query,
      @RequestBean EmaQuery averages) {
    Interval interval = query.parsedInterval();
    return new CandleList(
        interval.text(),
        candles.candles(
            symbol.toUpperCase(Locale.ROOT), interval, query.range(clock), averages.periods()));
  }

  /** The mean close of a symbol in a range. */
  @Get("/{symbol}/average")
  Average average(
      @PathVariable @Parameter(description = SYMBOL, example = "AAPL") String symbol,
      @RequestBean RangeQuery query) {
    TimeRange range = query.range(clock);
    return new Average(
        range.from(),
        range.to(),
        candles.average(symbol.toUpperCase(Locale.ROOT), range).orElse(null));
  }

  /** A symbol's quotes, newest first. */
  @Get("/{symbol}/quotes")
  Page<StockQuote> quotes(
      @PathVariable @Parameter(description = SYMBOL, example = "AAPL") String symbol,
      @RequestBean ListQuery query) {
    return queries.quotes(symbol.toUpperCase(Locale.ROOT), query.slice(clock));
  }
}
