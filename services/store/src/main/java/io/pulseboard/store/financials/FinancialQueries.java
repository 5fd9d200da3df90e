package io.pulseboard.store.financials;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.store.Cover;
import io.pulseboard.store.Database;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;

/** Reads of financial metrics. Filters may name metric_type, department and period. */
@Singleton
public final class FinancialQueries {

  private static final String REVENUE_AND_EXPENSES =
      """
      coalesce(sum(amount) FILTER (WHERE metric_type = 'revenue'), 0),
      coalesce(sum(amount) FILTER (WHERE metric_type = 'expense'), 0)\
      """;

  private final Database database;

  public FinancialQueries(Database database) {
    this.database = database;
  }

  /** Financial metrics, newest first. */
  public Page<FinancialMetric> metrics(Filter filter, Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM financial_metrics WHERE " + filter.conditions() + Slice.CLAUSE,
            statement -> slice.bind(statement, filter.bind(statement, 1)),
            FinancialMetricTable::read));
  }

  /** What revenue and expenses of a range leave. */
  public FinancialSummary summary(Filter filter, TimeRange range) {
    Cover cover = Cover.of(range);
    return database
        .list(
            """
            SELECT %s FROM (
            %s
            ) piece WHERE %s true
            """
                .formatted(REVENUE_AND_EXPENSES, pieces(cover), filter.conditions()),
            statement -> filter.bind(statement, cover.bind(statement, 1)),
            row -> FinancialSummary.of(row.getBigDecimal(1), row.getBigDecimal(2)))
        .getFirst();
  }

  /**
   * Revenue and expenses by interval, oldest first, over all intervals that the range touches;
   * those without any are left out.
   *
   * @param perDepartment whether each department has points of its own
   */
  public List<FinancialPoint> timeseries(
      Filter filter, TimeRange range, Interval interval, boolean perDepartment) {
    return database.listOfRange(
        """
        SELECT %s AS time, %s AS part, %s
        FROM financials_%s
        WHERE %s metric_type IN ('revenue', 'expense') AND bucket >= ? AND bucket < ?
        GROUP BY time, part ORDER BY time, part
        """
            .formatted(
                interval.bin("bucket"),
                perDepartment ? "department" : "NULL::text",
                REVENUE_AND_EXPENSES,
                interval.level(),
                filter.conditions()),
        statement -> interval.whole(range).bind(statement, filter.bind(statement, 1)),
        row -> {
          BigDecimal revenue = row.getBigDecimal(3);
          BigDecimal expenses = row.getBigDecimal(4);
          return new FinancialPoint(
              Database.instant(row, 1),
              row.getString(2),
              revenue,
              expenses,
              revenue.subtract(expenses));
        });
  }

  /** Budget against actual per department, for revenue and expenses. */
  public List<BudgetLine> budget(Filter filter, TimeRange range) {
    Cover cover = Cover.of(range);
    return database.list(
        """
        SELECT department, metric_type, sum(budget), sum(budgeted_amount) FROM (
        %s
        ) piece WHERE %s metric_type IN ('revenue', 'expense') AND budget IS NOT NULL
        GROUP BY department, metric_type ORDER BY department, metric_type DESC
        """
            .formatted(pieces(cover), filter.conditions()),
        statement -> filter.bind(statement, cover.bind(statement, 1)),
        row -> {
          BigDecimal budget = row.getBigDecimal(3);
          BigDecimal actual = row.getBigDecimal(4);
          BigDecimal variance = actual.subtract(budget);
          return new BudgetLine(
              row.getString(1),
              row.getString(2),
              budget,
              actual,
              variance,
              FinancialSummary.percent(variance, budget.abs()));
        });
  }

  private static String pieces(Cover cover) {
    return cover.union(
        """
        SELECT metric_type, department, period, amount,
               CASE WHEN budget IS NOT NULL THEN amount END AS budgeted_amount, budget
        FROM financial_metrics\
        """,
        """
        SELECT metric_type, department, period, amount, budgeted_amount, budget
        FROM financials_%s\
        """);
  }
}
