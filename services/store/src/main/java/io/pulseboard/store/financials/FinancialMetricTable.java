package io.pulseboard.store.financials;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The table of financial metrics. */
public final class FinancialMetricTable {

  /** Its columns, filled from a metric. */
  public static final RecordTable<FinancialMetric> TABLE =
      new RecordTable<>(
          Stream.FINANCIAL_METRICS,
          FinancialMetric.class,
          List.of(
              Column.text("metric_type", FinancialMetric::metricType),
              Column.text("department", FinancialMetric::department),
              Column.text("category", FinancialMetric::category),
              Column.numeric("amount", FinancialMetric::amount),
              Column.numeric("budget", FinancialMetric::budget),
              Column.numeric("variance", FinancialMetric::variance),
              Column.numeric("variance_pct", FinancialMetric::variancePct),
              Column.text("period", FinancialMetric::period)));

  private FinancialMetricTable() {}

  /** The record in the current row of a query of all columns. */
  public static FinancialMetric read(ResultSet row) throws SQLException {
    return new FinancialMetric(
        row.getObject("id", UUID.class),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        row.getString("metric_type"),
        row.getString("department"),
        row.getString("category"),
        row.getBigDecimal("amount"),
        row.getBigDecimal("budget"),
        row.getBigDecimal("variance"),
        row.getBigDecimal("variance_pct"),
        row.getString("period"));
  }
}
