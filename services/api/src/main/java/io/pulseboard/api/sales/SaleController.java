package io.pulseboard.api.sales;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.lists.SeriesQuery;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.Sale;
import io.pulseboard.store.Page;
import io.pulseboard.store.sales.SaleGroup;
import io.pulseboard.store.sales.SalePoint;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.sales.SaleSummary;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  Page<Sale> list(@RequestBean SaleFilter filter, @RequestBean ListQuery query) {
    return queries.sales(filter.parsed(), query.slice(clock));
  }

  /** What the sales of a range come to; with {@code group}, a list with one line for each. */
  @Get("/summary")
  List<SaleSummary> summary(
      @RequestBean SaleFilter filter,
      @RequestBean RangeQuery range,
      @QueryValue @Nullable String group) {
    return group == null
        ? List.of(queries.summary(filter.parsed(), range.range(clock)))
        : queries.summaryBy(parsedGroup(group), filter.parsed(), range.range(clock));
  }

  /** Sales by interval, oldest first. */
  @Get("/timeseries")
  List<SalePoint> timeseries(
      @RequestBean SaleFilter filter,
      @RequestBean SeriesQuery series,
      @QueryValue @Nullable String group) {
    return queries.timeseries(
        filter.parsed(),
        series.range(clock),
        series.parsedInterval(),
        group == null ? null : parsedGroup(group));
  }

  private static SaleGroup parsedGroup(String group) {
    return SaleGroup.of(group)
        .orElseThrow(
            () -> new BadParameterException("group", "must be one of category, region, product"));
  }
}
