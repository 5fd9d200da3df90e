package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.events.ActiveUsers;
import io.pulseboard.store.events.EventCount;
import io.pulseboard.store.events.EventGroup;
import io.pulseboard.store.events.EventPoint;
import io.pulseboard.store.events.EventQueries;
import io.pulseboard.store.financials.BudgetLine;
import io.pulseboard.store.financials.FinancialPoint;
import io.pulseboard.store.financials.FinancialQueries;
import io.pulseboard.store.overview.Figure;
import io.pulseboard.store.overview.OverviewQueries;
import io.pulseboard.store.overview.StatsQueries;
import io.pulseboard.store.overview.StreamStats;
import io.pulseboard.store.sales.SaleGroup;
import io.pulseboard.store.sales.SalePoint;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.sales.SaleSummary;
import io.pulseboard.testing.Samples;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the reads of sales, events and financial metrics answer, against the same worked out plainly
 * in memory; before, between and after rolling up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class BusinessReadsContract {

  private static final int RECORDS = 6_000;
  private static final Duration WIDTH = Duration.ofDays(10);
  private static final Filter ALL = new Filter();

  private final Map<Stream, List<StreamRecord>> records = new EnumMap<>(Stream.class);
  private Database database;
  private Rollups rollups;
  private SaleQueries sales;
  private EventQueries events;
  private FinancialQueries financials;

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeAll
  void fill() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    rollups = new Rollups(database);
    sales = new SaleQueries(database);
    events = new EventQueries(database);
    financials = new FinancialQueries(database);
    for (Stream stream : Stream.values()) {
      List<StreamRecord> made = new ArrayList<>(new Samples(12).records(stream, RECORDS));
      records.put(stream, List.copyOf(made));
      Collections.shuffle(made, new Random(12));
      new RecordWriter(database).write(stream, made);
    }
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  @Order(1)
  void areRightBeforeAnythingIsRolledUp() {
    assertAllRight();
  }

  @Test
  @Order(2)
  void areRightWhenPartIsRolledUp() {
    for (Stream stream : Stream.values()) {
      assertThat(rollups.rollUp(stream).orElseThrow()).isPositive();
    }
    assertAllRight();
  }

  @Test
  @Order(3)
  void areRightWhenAllIsRolledUp() throws Exception {
    for (Stream stream : Stream.values()) {
      rollups.catchUp(stream);
    }
    assertAllRight();
  }

  @Test
  @Order(4)
  void tellHowMuchIsStored() {
    Instant now = all(Stream.SALES).getLast().timestamp();

    StreamStats stats =
        new StatsQueries(database)
            .streams(now).stream()
                .filter(each -> each.stream().equals("sales"))
                .findFirst()
                .orElseThrow();

    assertThat(stats)
        .isEqualTo(
            new StreamStats(
                "sales",
                RECORDS,
                within(Stream.SALES, new TimeRange(now.minus(Duration.ofMinutes(1)), now)).size(),
                within(Stream.SALES, new TimeRange(now.minus(Duration.ofHours(1)), now)).size(),
                now));
  }

  @Test
  @Order(5)
  void answerAnEmptyRangeWithNothing() {
    TimeRange never = new TimeRange(Instant.EPOCH, Instant.EPOCH);

    assertThat(sales.summary(ALL, never))
        .isEqualTo(new SaleSummary(null, null, BigDecimal.ZERO, 0, 0, null));
    assertThat(sales.summaryBy(SaleGroup.REGION, ALL, never)).isEmpty();
    assertThat(events.counts(ALL, never)).isEmpty();
    assertThat(financials.summary(ALL, never).margin()).isNull();
    assertThat(financials.budget(ALL, never)).isEmpty();
    assertThat(overview().overview(never).orders().changePct()).isNull();
  }

  @Test
  @Order(6)
  void useAnIndexOrARollup() throws Exception {
    Instant end = all(Stream.SALES).getLast().timestamp();
    TimeRange range = new TimeRange(end.minusSeconds(3_000), end.minusMillis(1_234));
    widen(range.to().minus(WIDTH));
    Slice slice = new Slice(range.from(), range.to(), 50, null);
    String user = "w-7";
    for (Runnable read :
        List.<Runnable>of(
            () -> sales.sales(ALL, slice),
            () -> sales.sales(new Filter().where("product_id", "P-1"), slice),
            () -> sales.summary(new Filter().where("region", "North"), range),
            () -> sales.summaryBy(SaleGroup.PRODUCT, ALL, range),
            () -> sales.timeseries(ALL, range, Interval.FIVE_MINUTES, SaleGroup.REGION),
            () -> events.events(new Filter().where("country", "DE"), slice),
            () -> events.events(new Filter().where("user_id", user), slice),
            () -> events.counts(ALL, range),
            () -> events.counts(new Filter().where("user_id", user), range),
            () -> events.timeseries(ALL, range, Interval.ONE_HOUR, EventGroup.COUNTRY),
            () -> events.activeUsers(range),
            () -> events.activeUsers(range, Interval.ONE_HOUR),
            () -> financials.metrics(new Filter().where("department", "Department 1"), slice),
            () -> financials.summary(ALL, range),
            () -> financials.timeseries(ALL, range, Interval.ONE_HOUR, true),
            () -> financials.budget(ALL, range))) {
      assertThat(Plans.of(database, read))
          .isNotEmpty()
          .allSatisfy(plan ->
              assertThat(plan)
                  .doesNotContainPattern(
                      "Seq Scan on (_hyper|sales|user_events|financial_metrics|rolled_)"));
    }
  }

  private OverviewQueries overview() {
    return new OverviewQueries(sales, events, financials);
  }

  private void assertAllRight() {
    Random random = new Random(8);
    for (int i = 0; i < 6; i++) {
      Instant first = all(Stream.SALES).getFirst().timestamp();
      Instant from = first.plusMillis(random.nextInt(10_000_000));
      TimeRange range = new TimeRange(from, from.plusMillis(random.nextInt(9_000_000)));
      Interval interval = List.of(Interval.values()).get(random.nextInt(7));
      assertSales(range, interval);
      assertEvents(range, interval);
      assertFinancials(range, interval);
      assertOverview(range);
    }
  }

  private void assertOverview(TimeRange range) {
    Duration length = Duration.between(range.from(), range.to());
    Interval part = length.toMinutes() > 60 ? Interval.FIVE_MINUTES : Interval.ONE_MINUTE;
    TimeRange over = new TimeRange(part.floor(range.from()), part.floor(range.to()));
    Figure orders = overview().overview(range).orders();
    assertThat(orders.value()).isEqualTo(BigDecimal.valueOf(in(Sale.class, range).size()));
    assertThat(orders.spark().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualTo(BigDecimal.valueOf(in(Sale.class, over).size()));
    Figure users = overview().overview(range).activeUsers();
    assertThat(users.value()).isEqualTo(BigDecimal.valueOf(events.activeUsers(range)));
    assertThat(users.spark())
        .isEqualTo(
            usersByTime(over, part).stream().map(at -> BigDecimal.valueOf(at.users())).toList());
  }

  private void assertSales(TimeRange range, Interval interval) {
    Filter north = new Filter().where("region", "North").where("category", "Category");
    List<Sale> some =
        in(Sale.class, range).stream().filter(sale -> sale.region().equals("North")).toList();
    SaleSummary summary = sales.summary(north, range);
    assertThat(summary.orders()).isEqualTo(some.size());
    assertThat(summary.quantity()).isEqualTo(some.stream().mapToLong(Sale::quantity).sum());
    assertThat(summary.revenue()).isEqualByComparingTo(revenue(some));

    Map<String, List<Sale>> byProduct =
        in(Sale.class, range).stream().collect(Collectors.groupingBy(Sale::productId));
    List<SaleSummary> summaries = sales.summaryBy(SaleGroup.PRODUCT, ALL, range);
    assertThat(summaries)
        .hasSameSizeAs(byProduct.keySet())
        .isSortedAccordingTo(Comparator.comparing(SaleSummary::revenue).reversed());
    for (SaleSummary each : summaries) {
      assertThat(each.revenue())
          .isEqualByComparingTo(revenue(Objects.requireNonNull(byProduct.get(each.group()))));
    }

    Map<Instant, List<Sale>> byTime =
        in(Sale.class, interval.whole(range)).stream()
            .collect(
                Collectors.groupingBy(
                    sale -> interval.floor(sale.timestamp()), TreeMap::new, Collectors.toList()));
    List<SalePoint> points = sales.timeseries(ALL, range, interval, null);
    assertThat(points).extracting(SalePoint::time).containsExactlyElementsOf(byTime.keySet());
    for (SalePoint point : points) {
      List<Sale> expected = Objects.requireNonNull(byTime.get(point.time()));
      assertThat(point.orders()).isEqualTo(expected.size());
      assertThat(point.revenue()).isEqualByComparingTo(revenue(expected));
    }
  }

  private void assertEvents(TimeRange range, Interval interval) {
    List<UserEvent> some = in(UserEvent.class, range);
    Map<String, Long> byType =
        some.stream().collect(Collectors.groupingBy(UserEvent::eventType, Collectors.counting()));
    assertThat(events.counts(ALL, range))
        .containsExactlyInAnyOrderElementsOf(
            byType.entrySet().stream()
                .map(each -> new EventCount(each.getKey(), each.getValue()))
                .toList());
    Predicate<UserEvent> ofUser = event -> "u-77".equals(event.userId());
    assertThat(
            events.counts(new Filter().where("user_id", "u-77"), range).stream()
                .mapToLong(EventCount::events)
                .sum())
        .isEqualTo(some.stream().filter(ofUser).count());
    assertThat(events.activeUsers(range))
        .isEqualTo(
            some.stream().map(UserEvent::userId).filter(Objects::nonNull).distinct().count());
    assertThat(events.activeUsers(range, interval))
        .isEqualTo(new ActiveUsers(events.activeUsers(range), usersByTime(range, interval)));
    assertThat(
            events.timeseries(ALL, range, interval, EventGroup.EVENT_TYPE).stream()
                .collect(Collectors.toMap(p -> p.time() + p.group(), EventPoint::events)))
        .isEqualTo(
            in(UserEvent.class, interval.whole(range)).stream()
                .collect(
                    Collectors.groupingBy(
                        event -> interval.floor(event.timestamp()) + event.eventType(),
                        Collectors.counting())));
  }

  private List<ActiveUsers.Point> usersByTime(TimeRange range, Interval interval) {
    Map<Instant, Set<String>> users = new TreeMap<>();
    for (UserEvent event : in(UserEvent.class, interval.whole(range))) {
      if (event.userId() != null) {
        users
            .computeIfAbsent(interval.floor(event.timestamp()), _ -> new HashSet<>())
            .add(event.userId());
      }
    }
    return users.entrySet().stream()
        .map(each -> new ActiveUsers.Point(each.getKey(), each.getValue().size()))
        .toList();
  }

  private void assertFinancials(TimeRange range, Interval interval) {
    List<FinancialMetric> some = in(FinancialMetric.class, range);
    assertThat(financials.summary(ALL, range).revenue())
        .isEqualByComparingTo(amount(some, "revenue"));
    assertThat(financials.summary(ALL, range).netProfit())
        .isEqualByComparingTo(amount(some, "revenue").subtract(amount(some, "expense")));
    for (FinancialPoint point : financials.timeseries(ALL, range, interval, true)) {
      List<FinancialMetric> bucket =
          in(FinancialMetric.class, interval.whole(range)).stream()
              .filter(metric -> interval.floor(metric.timestamp()).equals(point.time()))
              .filter(metric -> metric.department().equals(point.department()))
              .toList();
      assertThat(point.revenue()).isEqualByComparingTo(amount(bucket, "revenue"));
      assertThat(point.expenses()).isEqualByComparingTo(amount(bucket, "expense"));
    }
    for (BudgetLine line : financials.budget(ALL, range)) {
      List<FinancialMetric> budgeted =
          some.stream()
              .filter(metric -> metric.department().equals(line.department()))
              .filter(metric -> metric.budget() != null)
              .toList();
      assertThat(line.actual()).isEqualByComparingTo(amount(budgeted, line.metricType()));
      assertThat(line.variance()).isEqualByComparingTo(line.actual().subtract(line.budget()));
    }
  }

  /** Enough rows before {@code start}'s end for the planner to see what a scan would cost. */
  private void widen(Instant start) throws SQLException, InterruptedException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      String times =
          "generate_series('%s'::timestamptz, '%s', INTERVAL '40 seconds') at"
              .formatted(start, start.plus(WIDTH));
      statement.execute("SELECT setseed(0.5)");
      statement.execute(
          "INSERT INTO sales SELECT at, gen_random_uuid(), 'Q-' || (random() * 99)::int, 'n', 'c', 'c', 'r', 1, 1, 0, 1 FROM "
              + times);
      statement.execute(
          "INSERT INTO user_events SELECT at, gen_random_uuid(), 'x' || (random() * 99)::int, 'w-' || (random() * 999)::int, 's', 'p', 'd', 'b', 'C' || chr(65 + (random() * 9)::int), 'c' FROM "
              + times);
      statement.execute(
          "INSERT INTO financial_metrics SELECT at, gen_random_uuid(), 'revenue', 'D' || (random() * 99)::int, 'c', 1, 1, 0, 0, 'daily' FROM "
              + times);
      for (Stream stream : List.of(Stream.SALES, Stream.USER_EVENTS, Stream.FINANCIAL_METRICS)) {
        statement.execute(
            "INSERT INTO rollup_changes SELECT DISTINCT '%1$s', date_bin('1 minute', timestamp, '2000-01-01Z') FROM %1$s"
                .formatted(stream.table()));
        rollups.catchUp(stream);
      }
      statement.execute("VACUUM ANALYZE");
    }
  }

  private List<StreamRecord> all(Stream stream) {
    return Objects.requireNonNull(records.get(stream));
  }

  private List<StreamRecord> within(Stream stream, TimeRange range) {
    return all(stream).stream()
        .filter(record ->
            !record.timestamp().isBefore(range.from()) && record.timestamp().isBefore(range.to()))
        .toList();
  }

  private <R extends StreamRecord> List<R> in(Class<R> type, TimeRange range) {
    return records.values().stream()
        .filter(list -> type.isInstance(list.getFirst()))
        .flatMap(List::stream)
        .filter(record ->
            !record.timestamp().isBefore(range.from()) && record.timestamp().isBefore(range.to()))
        .map(type::cast)
        .toList();
  }

  private static BigDecimal revenue(List<Sale> sales) {
    return sales.stream().map(Sale::revenue).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal amount(List<FinancialMetric> metrics, String type) {
    return metrics.stream()
        .filter(metric -> metric.metricType().equals(type))
        .map(FinancialMetric::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
