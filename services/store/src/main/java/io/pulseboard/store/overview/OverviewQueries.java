package io.pulseboard.store.overview;

import io.pulseboard.store.Filter;
import io.pulseboard.store.Interval;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.events.ActiveUsers;
import io.pulseboard.store.events.EventQueries;
import io.pulseboard.store.financials.FinancialPoint;
import io.pulseboard.store.financials.FinancialQueries;
import io.pulseboard.store.sales.SalePoint;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.sales.SaleSummary;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The home page's figures, from the reads of the streams. */
@Singleton
public final class OverviewQueries {

  private static final int MOST_SPARKS = 60;

  private final SaleQueries sales;
  private final EventQueries events;
  private final FinancialQueries financials;

  public OverviewQueries(SaleQueries sales, EventQueries events, FinancialQueries financials) {
    this.sales = sales;
    this.events = events;
    this.financials = financials;
  }

  /** The figures of a range, beside those of the period before. */
  public Overview overview(TimeRange range) {
    Filter all = new Filter();
    TimeRange before = range.before();
    Interval interval = sparkInterval(range);
    SaleSummary sold = sales.summary(all, range);
    SaleSummary soldBefore = sales.summary(all, before);
    // An interval that goes on would let each small chart fall at its end.
    Instant latest = range.to().minus(interval.width());
    List<SalePoint> salePoints =
        sales.timeseries(all, range, interval, null).stream()
            .filter(point -> !point.time().isAfter(latest))
            .toList();
    ActiveUsers users = events.activeUsers(range, interval);
    return new Overview(
        Figure.of(
            sold.revenue(),
            soldBefore.revenue(),
            salePoints.stream().map(SalePoint::revenue).toList()),
        Figure.of(
            financials.summary(all, range).netProfit(),
            financials.summary(all, before).netProfit(),
            financials.timeseries(all, range, interval, false).stream()
                .filter(point -> !point.time().isAfter(latest))
                .map(FinancialPoint::netProfit)
                .toList()),
        Figure.of(
            BigDecimal.valueOf(sold.orders()),
            BigDecimal.valueOf(soldBefore.orders()),
            salePoints.stream().map(point -> BigDecimal.valueOf(point.orders())).toList()),
        Figure.of(
            BigDecimal.valueOf(users.users()),
            BigDecimal.valueOf(events.activeUsers(before)),
            users.points().stream()
                .filter(point -> !point.time().isAfter(latest))
                .map(point -> BigDecimal.valueOf(point.users()))
                .toList()));
  }

  /** The finest that a small chart has room for. */
  private static Interval sparkInterval(TimeRange range) {
    Duration length = Duration.between(range.from(), range.to());
    for (Interval interval : Interval.values()) {
      if (length.dividedBy(interval.width()) <= MOST_SPARKS) {
        return interval;
      }
    }
    return Interval.ONE_WEEK;
  }
}
