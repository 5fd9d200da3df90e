package io.pulseboard.store.sales;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Column;
import io.pulseboard.store.RecordTable;
import java.util.List;

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
}
