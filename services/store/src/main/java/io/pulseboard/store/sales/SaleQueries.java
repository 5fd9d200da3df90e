package io.pulseboard.store.sales;

import io.pulseboard.contracts.Sale;
import io.pulseboard.store.Database;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

/** Reads of sales. */
@Singleton
public final class SaleQueries {

  private final Database database;

  public SaleQueries(Database database) {
    this.database = database;
  }

  /** Sales, newest first. */
  public Page<Sale> sales(Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM sales WHERE " + Slice.CLAUSE,
            statement -> slice.bind(statement, 1),
            SaleQueries::sale));
  }

  private static Sale sale(ResultSet row) throws SQLException {
    return new Sale(
        row.getObject("id", UUID.class),
        row.getObject("timestamp", OffsetDateTime.class).toInstant(),
        row.getString("product_id"),
        row.getString("product_name"),
        row.getString("category"),
        row.getString("customer_id"),
        row.getString("region"),
        row.getInt("quantity"),
        row.getBigDecimal("unit_price"),
        row.getBigDecimal("discount"),
        row.getBigDecimal("revenue"));
  }
}
