package io.pulseboard.store.sales;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** The table of sales. */
public final class SaleTable {

  /** Its columns, filled from a sale. */
  public static final RecordTable<Sale> TABLE =
      new RecordTable<>(
          Stream.SALES,
          Sale.class,
          List.of(
              Column.text("product_id", Sale::productId),
              Column.text("product_name", Sale::productName),
              Column.text("category", Sale::category),
              Column.text("customer_id", Sale::customerId),
              Column.text("region", Sale::region),
              Column.int4("quantity", Sale::quantity),
              Column.numeric("unit_price", Sale::unitPrice),
              Column.numeric("discount", Sale::discount),
              Column.numeric("revenue", Sale::revenue)));

  private SaleTable() {}

  /** The record in the current row of a query of all columns. */
  public static Sale read(ResultSet row) throws SQLException {
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
