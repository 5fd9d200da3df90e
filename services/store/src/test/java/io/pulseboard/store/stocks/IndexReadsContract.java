package io.pulseboard.store.stocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.UuidV7;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Interval;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import io.pulseboard.store.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Indices of quotes that were stored in any order, against the same worked out plainly. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IndexReadsContract {

  private static final Instant START = Instant.parse("2026-02-26T09:30:00Z");
  private static final Duration LENGTH = Duration.ofDays(3);
  private static final TimeRange ALL = new TimeRange(START, START.plus(LENGTH));
  private static final List<String> WALKING = List.of("AAPL", "MSFT", "RARE");
  private static final double LATE_PRICE = 9_000;
  private static final Comparator<StockQuote> OLDEST_FIRST =
      Comparator.comparing(StockQuote::timestamp).thenComparing(quote -> quote.id().toString());

  private final long seed = Long.getLong("pulseboard.index.seed", new Random().nextLong());
  private final Random random = new Random(seed);
  private final List<StockQuote> quotes = new ArrayList<>();
  private Database database;
  private Rollups rollups;
  private IndexQueries queries;

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeAll
  void fill() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    rollups = new Rollups(database);
    queries = new IndexQueries(database);
    walk("AAPL", START, 1_000);
    walk("MSFT", START, 500);
    walk("RARE", START.plus(LENGTH.dividedBy(2)), 10);
    for (int i = 0; i < 500; i++) {
      quotes.add(quote("STEADY", START.plus(LENGTH.dividedBy(500).multipliedBy(i)), 20));
    }
    quotes.add(quote("LATE", START.plus(LENGTH.multipliedBy(2).dividedBy(3)), LATE_PRICE));
    Collections.shuffle(quotes, random);
    new RecordWriter(database).write(Stream.STOCK_QUOTES, quotes);
    quotes.sort(OLDEST_FIRST);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void areRightBeforeBetweenAndAfterRollingUp() throws Exception {
    assertAllRight();
    assertThat(rollups.rollUp(Stream.STOCK_QUOTES).orElseThrow()).isPositive();
    assertAllRight();
    rollups.catchUp(Stream.STOCK_QUOTES);
    assertAllRight();
  }

  @Test
  void stayAt100WhilePricesStay() {
    assertThat(queries.index(List.of("STEADY"), Interval.FIFTEEN_MINUTES, ALL).points())
        .hasSizeGreaterThan(100)
        .allMatch(point -> point.value() == 100);
  }

  @Test
  void followTheCandlesOfTheOnlySymbol() {
    List<Candle> candles =
        new CandleQueries(database).candles("MSFT", Interval.FIVE_MINUTES, ALL, List.of());

    List<IndexPoint> points = queries.index(List.of("MSFT"), Interval.FIVE_MINUTES, ALL).points();

    assertThat(points).extracting(IndexPoint::time).isEqualTo(times(candles));
    for (int i = 0; i < points.size(); i++) {
      double expected = candles.get(i).close() / candles.getFirst().close() * 100;
      assertThat(points.get(i).value()).isCloseTo(expected, within(1e-9 * expected));
    }
  }

  @Test
  void areNotMovedByWhoJoinsLate() {
    PriceIndex joined = queries.index(List.of("STEADY", "LATE"), Interval.ONE_HOUR, ALL);

    assertThat(joined.symbols()).containsExactly("LATE", "STEADY");
    assertThat(joined.points()).allMatch(point -> point.value() == 100);
  }

  @Test
  void areEmptyWithoutACandle() {
    PriceIndex none = new PriceIndex(List.of(), List.of());

    assertThat(queries.index(List.of("NONE"), Interval.ONE_HOUR, ALL)).isEqualTo(none);
    assertThat(queries.index(null, Interval.ONE_HOUR, ALL.before().before())).isEqualTo(none);
    assertThat(queries.index(List.of("NONE", "AAPL"), Interval.ONE_HOUR, ALL).symbols())
        .containsExactly("AAPL");
  }

  private void assertAllRight() {
    for (Interval interval : Interval.values()) {
      assertRight(null, interval, ALL);
      Instant from = START.plusSeconds(random.nextInt(100_000));
      TimeRange range = new TimeRange(from, from.plusSeconds(random.nextInt(150_000)));
      assertRight(null, interval, range);
      assertRight(WALKING, interval, range);
    }
  }

  private void assertRight(@Nullable List<String> symbols, Interval interval, TimeRange range) {
    String asked = "%s %s %s, seed %d".formatted(symbols, interval, range, seed);
    PriceIndex expected = expected(symbols, interval, range);

    PriceIndex index = queries.index(symbols, interval, range);

    assertThat(index.symbols()).as(asked).isEqualTo(expected.symbols());
    assertThat(index.points()).as(asked).hasSameSizeAs(expected.points());
    for (int i = 0; i < expected.points().size(); i++) {
      IndexPoint point = expected.points().get(i);
      assertThat(index.points().get(i).time()).as(asked).isEqualTo(point.time());
      assertThat(index.points().get(i).value())
          .as(asked)
          .isCloseTo(point.value(), within(1e-9 * point.value()));
    }
  }

  /** Carries each symbol's close from interval to interval and takes the mean of the returns. */
  private PriceIndex expected(@Nullable List<String> symbols, Interval interval, TimeRange range) {
    TimeRange whole = interval.whole(range);
    TreeMap<Instant, Map<String, Double>> closes = new TreeMap<>();
    quotes.stream()
        .filter(quote -> symbols == null || symbols.contains(quote.symbol()))
        .filter(quote ->
            !quote.timestamp().isBefore(whole.from()) && quote.timestamp().isBefore(whole.to()))
        .forEach(quote ->
            closes
                .computeIfAbsent(interval.floor(quote.timestamp()), _ -> new TreeMap<>())
                .put(quote.symbol(), quote.close()));
    List<IndexPoint> points = new ArrayList<>();
    TreeMap<String, Double> before = new TreeMap<>();
    double value = 100;
    for (Map.Entry<Instant, Map<String, Double>> interim : closes.entrySet()) {
      TreeMap<String, Double> now = new TreeMap<>(before);
      now.putAll(interim.getValue());
      value *=
          before.entrySet().stream()
              .mapToDouble(
                  close -> Objects.requireNonNull(now.get(close.getKey())) / close.getValue())
              .average()
              .orElse(1);
      points.add(new IndexPoint(interim.getKey(), value));
      before = now;
    }
    return new PriceIndex(List.copyOf(before.keySet()), points);
  }

  /** Quotes at random times, whose prices walk at random. */
  private void walk(String symbol, Instant from, int count) {
    long millis = Duration.between(from, ALL.to()).toMillis();
    double price = 50 + 100 * random.nextDouble();
    for (int i = 0; i < count; i++) {
      price *= Math.exp(random.nextGaussian() / 20);
      quotes.add(quote(symbol, from.plusMillis((long) (random.nextDouble() * millis)), price));
    }
  }

  private StockQuote quote(String symbol, Instant at, double close) {
    return new StockQuote(
        UuidV7.at(at, random), at, symbol, "NYSE", close, close, close, close, 1, null, null, 0, 0);
  }

  private static List<Instant> times(List<Candle> candles) {
    return candles.stream().map(Candle::time).toList();
  }
}
