package io.pulseboard.store.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Interval;
import io.pulseboard.store.Page;
import io.pulseboard.store.Plans;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import io.pulseboard.store.Slice;
import io.pulseboard.store.TimeRange;
import io.pulseboard.testing.Samples;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What the reads of quotes answer, against the same worked out plainly in memory; before, between
 * and after rolling up.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
abstract class StockReadsContract {

  private static final Instant START = Instant.parse("2026-02-26T09:30:00Z");
  private static final Duration LENGTH = Duration.ofDays(9);
  private static final int QUOTES = 6_000;
  private static final int SESSION_HOURS = 30;
  private static final Comparator<StockQuote> OLDEST_FIRST =
      Comparator.comparing(StockQuote::timestamp).thenComparing(quote -> quote.id().toString());

  private final List<StockQuote> quotes = new ArrayList<>();
  private Database database;
  private Rollups rollups;
  private StockQueries stocks;
  private CandleQueries candles;

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeAll
  void fill() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    rollups = new Rollups(database);
    stocks = new StockQueries(database);
    candles = new CandleQueries(database);
    Random random = new Random(11);
    Samples samples = new Samples(11);
    for (int i = 0; i < QUOTES; i++) {
      Instant at = START.plusMillis((long) (random.nextDouble() * LENGTH.toMillis()));
      quotes.add(inSession(samples.quote(i % 3 == 0 ? "AAPL" : "ZZZ.TEST"), at));
    }
    new RecordWriter(database).write(Stream.STOCK_QUOTES, quotes);
    quotes.sort(OLDEST_FIRST);
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
    assertThat(rollups.rollUp(Stream.STOCK_QUOTES).orElseThrow()).isPositive();
    assertThat(rollups.rollUp(Stream.STOCK_QUOTES).orElseThrow()).isPositive();
    assertAllRight();
  }

  @Test
  @Order(3)
  void areRightWhenAllIsRolledUp() throws Exception {
    rollups.catchUp(Stream.STOCK_QUOTES);
    assertAllRight();
  }

  @Test
  @Order(4)
  void averageTheWholeHistoryIntoTheLeftEdge() {
    TimeRange all = new TimeRange(START, START.plus(LENGTH));
    TimeRange end = new TimeRange(START.plus(LENGTH).minus(Duration.ofDays(1)), all.to());
    List<Candle> whole = candles.candles("AAPL", Interval.FIFTEEN_MINUTES, all, List.of(5, 20));
    List<Candle> part = candles.candles("AAPL", Interval.FIFTEEN_MINUTES, end, List.of(5, 20));

    assertThat(part).isNotEmpty();
    assertThat(whole.subList(0, 19)).allMatch(candle -> candle.ema().get(20) == null);
    assertThat(whole.subList(19, whole.size())).allMatch(candle -> candle.ema().get(20) != null);
    List<Candle> tail = whole.subList(whole.size() - part.size(), whole.size());
    for (int i = 0; i < part.size(); i++) {
      assertThat(part.get(i).time()).isEqualTo(tail.get(i).time());
      for (int period : List.of(5, 20)) {
        double expected = Objects.requireNonNull(tail.get(i).ema().get(period));
        assertThat(Objects.requireNonNull(part.get(i).ema().get(period)))
            .isCloseTo(expected, within(1e-6 * expected));
      }
    }
  }

  @Test
  @Order(5)
  void findSymbolsByTextInSymbolOrCompany() {
    Instant now = START.plus(LENGTH);

    assertThat(stocks.list("appl", 0, now)).extracting(Stock::symbol).containsExactly("AAPL");
    assertThat(stocks.list("z.t", 0, now)).extracting(Stock::symbol).containsExactly("ZZZ.TEST");
    assertThat(stocks.list("%", 0, now)).isEmpty();
    assertThat(stocks.find("NONE", 0, now)).isEmpty();
  }

  @Test
  @Order(6)
  void useAnIndexOrARollup() throws Exception {
    widen();
    Instant now = START.plus(LENGTH);
    TimeRange week = new TimeRange(now.minus(Duration.ofDays(7)), now.minusMillis(12_345));
    assertIndexed(() -> stocks.list(null, 24, now));
    assertIndexed(() -> stocks.find("AAPL", 24, now));
    assertIndexed(() -> stocks.quotes("AAPL", new Slice(week.from(), week.to(), 100, null)));
    for (Interval interval : Interval.values()) {
      assertIndexed(() -> candles.candles("AAPL", interval, week, List.of(20)));
    }
    assertIndexed(() -> candles.average("AAPL", week));
    IndexQueries index = new IndexQueries(database);
    for (Interval interval : Interval.values()) {
      assertIndexed(() -> index.index(List.of("AAPL", "S1", "S2"), interval, week));
    }
    TimeRange day = new TimeRange(now.minus(Duration.ofDays(1)), now);
    assertIndexed(() -> index.index(null, Interval.FIVE_MINUTES, day));
  }

  private void assertIndexed(Runnable read) {
    assertThat(Plans.of(database, read))
        .isNotEmpty()
        .allSatisfy(plan ->
            assertThat(plan).doesNotContainPattern("Seq Scan on (_hyper|stock_quotes|rolled_)"));
  }

  /** Enough rows for the planner to see what a scan would cost. */
  private void widen() throws SQLException, InterruptedException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO stock_quotes
          SELECT at, gen_random_uuid(), 'S' || (extract(epoch FROM at)::bigint / 20 %% 200), 'NYSE', 1, 1, 1, 1, 1, 1, 1, 0, 0
          FROM generate_series('%s'::timestamptz, '%s', INTERVAL '4 seconds') at
          """
              .formatted(START, START.plus(LENGTH)));
      statement.execute(
          "INSERT INTO record_keys SELECT 'stock_quotes', 'S' || i FROM generate_series(0, 199) i");
      statement.execute(
          """
          INSERT INTO rollup_changes
          SELECT DISTINCT 'stock_quotes', date_bin('1 minute', timestamp, '2000-01-01Z') FROM stock_quotes
          """);
      rollups.catchUp(Stream.STOCK_QUOTES);
      statement.execute("VACUUM ANALYZE");
    }
  }

  private void assertAllRight() {
    Random random = new Random(5);
    for (Interval interval : Interval.values()) {
      for (String symbol : List.of("AAPL", "ZZZ.TEST")) {
        Instant from = START.plusSeconds(random.nextInt(500_000));
        TimeRange range = new TimeRange(from, from.plusSeconds(random.nextInt(300_000)));
        assertThat(candles.candles(symbol, interval, range, List.of()))
            .as("%s %s %s", symbol, interval, range)
            .isEqualTo(expectedCandles(symbol, interval, range));
        assertThat(candles.average(symbol, range).orElse(-1.0))
            .isCloseTo(expectedAverage(symbol, range), within(1e-9 * 1_000));
      }
    }
    Instant now = START.plus(LENGTH).minus(Duration.ofHours(5));
    List<Stock> listed = stocks.list(null, 12, now);
    assertThat(listed).extracting(Stock::symbol).containsExactly("AAPL", "ZZZ.TEST");
    assertThat(listed.getFirst().company()).isEqualTo("Apple");
    listed.forEach(stock -> assertStock(stock, now));
    assertThat(stocks.find("ZZZ.TEST", 12, now)).contains(listed.getLast());
    assertPages();
  }

  private void assertStock(Stock stock, Instant now) {
    List<StockQuote> all = of(stock.symbol());
    StockQuote earlier =
        all.stream()
            .filter(quote -> !quote.timestamp().isAfter(now.minus(Duration.ofDays(1))))
            .reduce((_, last) -> last)
            .orElseThrow();
    double change = all.getLast().close() - earlier.close();
    assertThat(stock.quote()).isEqualTo(all.getLast());
    assertThat(stock.change24h()).isCloseTo(change, within(1e-6));
    assertThat(stock.change24hPct()).isCloseTo(change / earlier.close() * 100, within(1e-6));
    assertThat(stock.spark())
        .isEqualTo(
            expectedCandles(
                    stock.symbol(),
                    Interval.ONE_HOUR,
                    new TimeRange(START, Instant.parse("2100-01-01T00:00:00Z")))
                .reversed()
                .stream()
                .limit(12)
                .map(Candle::close)
                .toList()
                .reversed());
  }

  private void assertPages() {
    List<StockQuote> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<StockQuote> page =
          stocks.quotes("AAPL", new Slice(START, START.plus(LENGTH), 700, cursor));
      seen.addAll(page.data());
      cursor = page.next();
    } while (cursor != null);
    assertThat(seen).isEqualTo(of("AAPL").reversed());
  }

  /**
   * Straight from the quotes: the volume is what the session's count grew by from quote to quote.
   */
  private List<Candle> expectedCandles(String symbol, Interval interval, TimeRange range) {
    TreeMap<Instant, Candle> candles = new TreeMap<>();
    @Nullable StockQuote before = null;
    for (StockQuote quote : of(symbol)) {
      long traded =
          before == null || quote.volume() < before.volume()
              ? quote.volume()
              : quote.volume() - before.volume();
      double close = quote.close();
      Instant time = interval.floor(quote.timestamp());
      candles.merge(
          time,
          new Candle(time, close, close, close, close, traded, Map.of()),
          (a, b) ->
              new Candle(
                  time,
                  a.open(),
                  Math.max(a.high(), b.high()),
                  Math.min(a.low(), b.low()),
                  b.close(),
                  a.volume() + b.volume(),
                  Map.of()));
      before = quote;
    }
    TimeRange whole = interval.whole(range);
    return List.copyOf(candles.subMap(whole.from(), true, whole.to(), false).values());
  }

  private double expectedAverage(String symbol, TimeRange range) {
    return of(symbol).stream()
        .filter(quote ->
            !quote.timestamp().isBefore(range.from()) && quote.timestamp().isBefore(range.to()))
        .mapToDouble(StockQuote::close)
        .average()
        .orElse(-1);
  }

  private List<StockQuote> of(String symbol) {
    return quotes.stream().filter(quote -> quote.symbol().equals(symbol)).toList();
  }

  /** At another time, with a volume that grows over sessions of more than a day. */
  private static StockQuote inSession(StockQuote like, Instant at) {
    long session = Math.floorMod(at.toEpochMilli(), Duration.ofHours(SESSION_HOURS).toMillis());
    return new StockQuote(
        like.id(),
        at,
        like.symbol(),
        like.exchange(),
        like.open(),
        like.high(),
        like.low(),
        like.close(),
        session,
        like.bid(),
        like.ask(),
        like.change(),
        like.changePct());
  }
}
