package io.pulseboard.api.sales;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.pulseboard.api.access.Needs;
import io.pulseboard.api.lists.ListQuery;
import io.pulseboard.api.lists.RangeQuery;
import io.pulseboard.api.lists.SeriesQuery;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.Sale;
import io.pulseboard.store.Page;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.sales.SaleGroup;
import io.pulseboard.store.sales.SalePoint;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.sales.SaleSummary;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales over REST. */
@Controller("/api/v1/sales")
@Needs(Scope.READ)
@Tag(name = "Sales")
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
  Page<Sale> sales(@RequestBean SaleFilter filter, @RequestBean ListQuery query) {
    return queries.sales(filter.parsed(), query.slice(clock));
  }

  /** What the sales of a range come to: one line, or one for each of a group. */
  @Get("/summary")
  List<SaleSummary> salesSummary(
      @RequestBean SaleFilter filter,
      @RequestBean RangeQuery range,
      @QueryValue
          @Parameter(
              description = "A line for each of these, the largest revenue first",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"category", "region", "product"}),
              example = "region")
          @Nullable String group) {
    return group == null
        ? List.of(queries.summary(filter.parsed(), range.range(clock)))
        : queries.summaryBy(parsedGroup(group), filter.parsed(), range.range(clock));
  }

  /** Sales by interval, oldest first. */
  @Get("/timeseries")
  List<SalePoint> salesTimeseries(
      @RequestBean SaleFilter filter,
      @RequestBean SeriesQuery series,
      @QueryValue
          @Parameter(
              description = "Points of its own for each of these",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"category", "region", "product"}),
              example = "category")
          @Nullable String group) {
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
