package io.pulseboard.api.financials;

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
import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.store.Page;
import io.pulseboard.store.access.Scope;
import io.pulseboard.store.financials.BudgetLine;
import io.pulseboard.store.financials.FinancialPoint;
import io.pulseboard.store.financials.FinancialQueries;
import io.pulseboard.store.financials.FinancialSummary;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Financial metrics over REST. */
@Controller("/api/v1/financials")
@Needs(Scope.READ)
@Tag(name = "Financials")
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
  Page<FinancialMetric> financials(
      @RequestBean FinancialFilter filter, @RequestBean ListQuery query) {
    return queries.metrics(filter.parsed(), query.slice(clock));
  }

  /** What revenue and expenses of a range leave. */
  @Get("/summary")
  FinancialSummary financialsSummary(
      @RequestBean FinancialFilter filter, @RequestBean RangeQuery range) {
    return queries.summary(filter.parsed(), range.range(clock));
  }

  /** Revenue and expenses by interval, oldest first. */
  @Get("/timeseries")
  List<FinancialPoint> financialsTimeseries(
      @RequestBean FinancialFilter filter,
      @RequestBean SeriesQuery series,
      @QueryValue
          @Parameter(
              description = "Points of its own for each department",
              schema =
                  @Schema(
                      type = "string",
                      allowableValues = {"department"}),
              example = "department")
          @Nullable String group) {
    if (group != null && !group.equals("department")) {
      throw new BadParameterException("group", "must be department");
    }
    return queries.timeseries(
        filter.parsed(), series.range(clock), series.parsedInterval(), group != null);
  }

  /** Budget against actual per department. */
  @Get("/budget")
  List<BudgetLine> financialsBudget(
      @RequestBean FinancialFilter filter, @RequestBean RangeQuery range) {
    return queries.budget(filter.parsed(), range.range(clock));
  }
}
