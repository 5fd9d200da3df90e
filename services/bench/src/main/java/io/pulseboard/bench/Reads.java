package io.pulseboard.bench;

import io.pulseboard.store.Database;
import io.pulseboard.store.Filter;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Slice;
import io.pulseboard.store.TimeRange;
import io.pulseboard.store.events.EventGroup;
import io.pulseboard.store.events.EventQueries;
import io.pulseboard.store.financials.FinancialQueries;
import io.pulseboard.store.overview.OverviewQueries;
import io.pulseboard.store.overview.StatsQueries;
import io.pulseboard.store.sales.SaleGroup;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.stocks.CandleQueries;
import io.pulseboard.store.stocks.Horizon;
import io.pulseboard.store.stocks.IndexQueries;
import io.pulseboard.store.stocks.StockQueries;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every read that the API makes, as a user at the end of the stored history would ask for it. */
final class Reads {

  private static final Instant NOW = StoredHistory.END;
  private static final TimeRange DAY = Horizon.ONE_DAY.range(NOW);
  private static final TimeRange MONTH = Horizon.ONE_MONTH.range(NOW);
  private static final TimeRange YEAR = Horizon.ONE_YEAR.range(NOW);
  private static final Filter ALL = new Filter();

  private final Map<String, Runnable> reads = new LinkedHashMap<>();

  private Reads() {}

  static Map<String, Runnable> of(Database database) {
    Reads reads = new Reads();
    reads.addStocks(new StockQueries(database), new CandleQueries(database));
    reads.addIndices(new IndexQueries(database));
    SaleQueries sales = new SaleQueries(database);
    EventQueries events = new EventQueries(database);
    FinancialQueries financials = new FinancialQueries(database);
    reads.addSales(sales);
    reads.addEvents(events);
    reads.addFinancials(financials);
    OverviewQueries overview = new OverviewQueries(sales, events, financials);
    StatsQueries stats = new StatsQueries(database);
    reads.add("overview of a day", () -> overview.overview(DAY));
    reads.add("stats", () -> stats.streams(NOW));
    return reads.reads;
  }

  private void addStocks(StockQueries stocks, CandleQueries candles) {
    add("24 h change of all symbols", () -> stocks.list(null, 0, NOW));
    add("the same with 24 points each", () -> stocks.list(null, 24, NOW));
    add("one symbol", () -> stocks.find("AAPL", 24, NOW));
    add("100 quotes of a symbol", () -> stocks.quotes("AAPL", newest(MONTH)));
    for (Horizon horizon : Horizon.values()) {
      TimeRange range = horizon.range(NOW);
      Interval interval = horizon.interval();
      add(
          "candles %s by %s".formatted(horizon.text(), interval.text()),
          () -> candles.candles("AAPL", interval, range, List.of()));
    }
    add(
        "candles 1Y by 1d with EMA 20, 50",
        () -> candles.candles("AAPL", Interval.ONE_DAY, YEAR, List.of(20, 50)));
    add(
        "candles 1D by 1m with EMA 20, 50",
        () -> candles.candles("AAPL", Interval.ONE_MINUTE, DAY, List.of(20, 50)));
    add("average of a month", () -> candles.average("AAPL", MONTH));
  }

  private void addIndices(IndexQueries indices) {
    List<String> two = List.of("AAPL", "MSFT");
    add("index 1D by 5m", () -> indices.index(null, Interval.FIVE_MINUTES, DAY));
    add("index 1Y by 1d of two", () -> indices.index(two, Interval.ONE_DAY, YEAR));
  }

  private void addSales(SaleQueries sales) {
    Filter europe = new Filter().where("region", "Europe");
    add("100 sales", () -> sales.sales(ALL, newest(MONTH)));
    add("100 sales of a region", () -> sales.sales(europe, newest(MONTH)));
    add("sales of a year", () -> sales.summary(ALL, YEAR));
    add("sales of a year by category", () -> sales.summaryBy(SaleGroup.CATEGORY, ALL, YEAR));
    add("sales of a month by 4h", () -> sales.timeseries(ALL, MONTH, Interval.FOUR_HOURS, null));
  }

  private void addEvents(EventQueries events) {
    Filter germany = new Filter().where("country", "DE");
    add("100 events of a country", () -> events.events(germany, newest(MONTH)));
    add("events of a year by type", () -> events.counts(ALL, YEAR));
    add(
        "events of a month by 1d and country",
        () -> events.timeseries(ALL, MONTH, Interval.ONE_DAY, EventGroup.COUNTRY));
    add("active users of a day", () -> events.activeUsers(DAY));
  }

  private void addFinancials(FinancialQueries financials) {
    Filter sales = new Filter().where("department", "Sales");
    add("100 metrics of a department", () -> financials.metrics(sales, newest(MONTH)));
    add("profit of a year", () -> financials.summary(ALL, YEAR));
    add("profit of a year by 1d", () -> financials.timeseries(ALL, YEAR, Interval.ONE_DAY, false));
    add("budget of a month", () -> financials.budget(ALL, MONTH));
  }

  private void add(String name, Runnable read) {
    reads.put(name, read);
  }

  /** The newest hundred; the cursor of a list is used up by each read. */
  private static Slice newest(TimeRange range) {
    return new Slice(range.to().minus(Duration.ofDays(28)), range.to(), 100, null);
  }
}
