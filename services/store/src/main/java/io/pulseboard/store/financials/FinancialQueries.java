package io.pulseboard.store.financials;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.store.Database;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads of financial metrics. */
@Singleton
public final class FinancialQueries {

  private final Database database;

  public FinancialQueries(Database database) {
    this.database = database;
  }

  /** Financial metrics, newest first. */
  public Page<FinancialMetric> metrics(Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM financial_metrics WHERE " + Slice.CLAUSE,
            statement -> slice.bind(statement, 1),
            FinancialQueries::metric));
  }

  private static FinancialMetric metric(ResultSet row) throws SQLException {
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
