package io.pulseboard.store.sales;

import io.pulseboard.contracts.Sale;
import io.pulseboard.store.Cover;
import io.pulseboard.store.Database;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Page;
import io.pulseboard.store.Slice;
import io.pulseboard.store.TimeRange;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads of sales. Filters may name category, region and product_id. */
@Singleton
public final class SaleQueries {

  private final Database database;

  public SaleQueries(Database database) {
    this.database = database;
  }

  /** Sales, newest first. */
  public Page<Sale> sales(Filter filter, Slice slice) {
    return slice.page(
        database.list(
            "SELECT * FROM sales WHERE " + filter.conditions() + Slice.CLAUSE,
            statement -> slice.bind(statement, filter.bind(statement, 1)),
            SaleTable::read));
  }

  /** What the sales of a range come to. */
  public SaleSummary summary(Filter filter, TimeRange range) {
    return summaries("NULL::text", "NULL::text", "", filter, range).getFirst();
  }

  /** The same for each category, region or product, that with the largest revenue first. */
  public List<SaleSummary> summaryBy(SaleGroup group, Filter filter, TimeRange range) {
    String name = group == SaleGroup.PRODUCT ? "max(product_name)" : "NULL::text";
    String column = group.column();
    return summaries(
        column, name, "GROUP BY " + column + " ORDER BY 3 DESC, " + column, filter, range);
  }

  private List<SaleSummary> summaries(
      String group, String name, String grouping, Filter filter, TimeRange range) {
    Cover cover = Cover.of(range);
    return database.list(
        """
        SELECT %s, %s, sum(revenue), sum(orders), sum(quantity) FROM (
        %s
        ) piece WHERE %s true %s
        """
            .formatted(
                group,
                name,
                cover.union(
                    """
                    SELECT category, region, product_id, product_name, revenue, 1 AS orders, quantity
                    FROM sales\
                    """,
                    """
                    SELECT category, region, product_id, product_name, revenue, orders, quantity
                    FROM sales_%s\
                    """),
                filter.conditions(),
                grouping),
        statement -> filter.bind(statement, cover.bind(statement, 1)),
        row ->
            SaleSummary.of(
                row.getString(1),
                row.getString(2),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getLong(5)));
  }

  /**
   * Sales by interval, oldest first, over all intervals that the range touches; those without a
   * sale are left out.
   */
  public List<SalePoint> timeseries(
      Filter filter, TimeRange range, Interval interval, @Nullable SaleGroup group) {
    String column = group == null ? "NULL::text" : group.column();
    return database.listOfRange(
        """
        SELECT %s AS time, %s AS part, sum(revenue), sum(orders), sum(quantity)
        FROM sales_%s WHERE %s bucket >= ? AND bucket < ?
        GROUP BY time, part ORDER BY time, part
        """
            .formatted(interval.bin("bucket"), column, interval.level(), filter.conditions()),
        statement -> interval.whole(range).bind(statement, filter.bind(statement, 1)),
        row ->
            new SalePoint(
                Database.instant(row, 1),
                row.getString(2),
                row.getBigDecimal(3),
                row.getLong(4),
                row.getLong(5)));
  }
}
