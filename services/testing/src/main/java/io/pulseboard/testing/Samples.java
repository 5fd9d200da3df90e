package io.pulseboard.testing;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.contracts.UuidV7;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Valid records of every stream, random but the same for the same seed; optional fields are absent
 * at times.
 */
public final class Samples {

  private static final List<String> SYMBOLS = List.of("AAPL", "MSFT", "NVDA", "JPM", "BRK.B");
  private static final List<String> REGIONS = List.of("North", "South", "Île-de-France", "東京");
  private static final List<String> TYPES = List.of("page_view", "click", "purchase", "signup");
  private static final List<String> METRICS = List.of("revenue", "expense", "profit", "margin");
  private static final List<String> PERIODS = List.of("daily", "weekly", "monthly");

  private final SplittableRandom random;
  private Instant time = Instant.parse("2026-01-02T15:00:00Z");

  public Samples(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** So many records of one stream, with rising timestamps. */
  public List<StreamRecord> records(Stream stream, int count) {
    List<StreamRecord> records = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      records.add(record(stream));
    }
    return records;
  }

  private StreamRecord record(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> quote();
      case SALES -> sale();
      case USER_EVENTS -> userEvent();
      case FINANCIAL_METRICS -> financialMetric();
    };
  }

  /** A quote of one of a few symbols. */
  public StockQuote quote() {
    return quote(pick(SYMBOLS));
  }

  /** A quote of that symbol. */
  public StockQuote quote(String symbol) {
    double open = cents(1_000, 90_000);
    double close = cents(1_000, 90_000);
    double low = Math.min(open, close) - cents(0, 500);
    double high = Math.max(open, close) + cents(0, 500);
    Double bid = sometimes(close - 0.01);
    Double ask = sometimes(close + 0.01);
    Instant at = next();
    return new StockQuote(
        UuidV7.at(at, random),
        at,
        symbol,
        random.nextBoolean() ? "NASDAQ" : "NYSE",
        open,
        high,
        low,
        close,
        random.nextLong(10_000_000),
        bid,
        ask,
        cents(-500, 500),
        cents(-500, 500));
  }

  /** A sale. */
  public Sale sale() {
    int quantity = random.nextInt(1, 20);
    BigDecimal price = money(100_000);
    BigDecimal discount = BigDecimal.valueOf(random.nextInt(0, 400), 1);
    Instant at = next();
    return new Sale(
        UuidV7.at(at, random),
        at,
        "P-" + random.nextInt(1000),
        "Product, \"quoted\" " + random.nextInt(1000),
        "Category",
        "C-" + random.nextInt(5000),
        pick(REGIONS),
        quantity,
        price,
        discount,
        Sale.revenue(quantity, price, discount));
  }

  /** A user event. */
  public UserEvent userEvent() {
    // Not Map.of, whose order differs from run to run.
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("campaign", "spring");
    metadata.put("scroll", random.nextInt(100));
    metadata.put("tags", List.of("a", "b"));
    Instant at = next();
    return new UserEvent(
        UuidV7.at(at, random),
        at,
        pick(TYPES),
        sometimes("u-" + random.nextInt(9999)),
        sometimes("s-" + random.nextInt(9999)),
        "/products/" + random.nextInt(100),
        "mobile",
        "Firefox",
        "DE",
        "Köln",
        sometimes("https://example.com/?q=a&b=c"),
        sometimes(metadata));
  }

  /** A financial metric. */
  public FinancialMetric financialMetric() {
    BigDecimal amount = money(100_000_000).subtract(money(10_000_000));
    Instant at = next();
    return new FinancialMetric(
        UuidV7.at(at, random),
        at,
        pick(METRICS),
        "Department " + random.nextInt(5),
        "Category",
        amount,
        sometimes(money(100_000_000).add(BigDecimal.ONE)),
        null,
        null,
        pick(PERIODS));
  }

  private Instant next() {
    time = time.plus(random.nextLong(1, 5_000_000), ChronoUnit.MICROS);
    return time;
  }

  private double cents(int from, int to) {
    return random.nextInt(from, to) / 100.0;
  }

  private BigDecimal money(int mostCents) {
    return BigDecimal.valueOf(random.nextInt(1, mostCents), 2);
  }

  private <T> @Nullable T sometimes(T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private String pick(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }
}
