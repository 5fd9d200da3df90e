package io.pulseboard.api.stocks;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.store.Interval;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.stocks.IndexQueries;
import io.pulseboard.store.stocks.PriceIndex;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** How a market does as a whole, over REST. */
@Controller("/api/v1/market-index")
@Needs(Scope.READ)
@Tag(name = "Stocks")
@ExecuteOn(TaskExecutors.BLOCKING)
final class MarketIndexController {

  private final IndexQueries queries;
  private final Clock clock;

  MarketIndexController(IndexQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /**
   * An equal-weighted index of stocks' prices, oldest first. It is 100 at the first point and moves
   * by the mean of the symbols' returns from interval to interval; a symbol without a candle keeps
   * its last close, and one that begins later joins without moving the index.
   */
  @Get
  MarketIndex marketIndex(@RequestBean SymbolsQuery stocks, @RequestBean CandleQuery query) {
    Interval interval = query.parsedInterval();
    PriceIndex index = queries.index(stocks.parsed(), interval, query.range(clock));
    return new MarketIndex(interval.text(), index.symbols(), index.points());
  }
}
