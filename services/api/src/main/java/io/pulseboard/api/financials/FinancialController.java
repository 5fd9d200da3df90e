package io.pulseboard.api.financials;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.store.Page;
import io.pulseboard.store.financials.FinancialQueries;
import java.time.Clock;

/** Financial metrics over REST. */
@Controller("/api/v1/financials")
@ExecuteOn(TaskExecutors.BLOCKING)
final class FinancialController {

  private final FinancialQueries queries;
  private final Clock clock;

  FinancialController(FinancialQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Financial metrics, newest first. */
  @Get
  Page<FinancialMetric> list(@RequestBean ListQuery query) {
    return queries.metrics(query.slice(clock));
  }
}
