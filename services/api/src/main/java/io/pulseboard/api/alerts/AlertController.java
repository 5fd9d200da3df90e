package io.pulseboard.api.alerts;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.store.Page;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.alerts.Alert;
import io.pulseboard.store.alerts.AlertQueries;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;

/** Alerts that rules have raised. */
@Controller("/api/v1")
@Needs(Scope.READ)
@Tag(name = "Alerts")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AlertController {

  private final AlertQueries queries;
  private final Clock clock;

  AlertController(AlertQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** Alerts, newest first. */
  @Get("/alerts")
  Page<Alert> alerts(@RequestBean AlertFilter filter, @RequestBean ListQuery query) {
    return queries.alerts(filter.parsed(), query.slice(clock));
  }

  /** A symbol's alerts, newest first. */
  @Get("/stocks/{symbol}/alerts")
  Page<Alert> alertsOfStock(
      @PathVariable
          @Parameter(description = "A stock's symbol, in upper or lower case", example = "AAPL")
          String symbol,
      @RequestBean ListQuery query) {
    return alerts(new AlertFilter(symbol), query);
  }
}
