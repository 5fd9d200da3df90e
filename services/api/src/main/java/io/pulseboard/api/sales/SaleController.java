package io.pulseboard.api.sales;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.contracts.Sale;
import io.pulseboard.store.Page;
import io.pulseboard.store.sales.SaleQueries;
import java.time.Clock;

/** Sales over REST. */
@Controller("/api/v1/sales")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SaleController {

  private final SaleQueries queries;
  private final Clock clock;

  SaleController(SaleQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Sales, newest first. */
  @Get
  Page<Sale> list(@RequestBean ListQuery query) {
    return queries.sales(query.slice(clock));
  }
}
