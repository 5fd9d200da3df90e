package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

class RoundTripTest {

  @Property(tries = 4_000)
  void whatIsEncodedDecodesToTheSameRecord(@ForAll Stream stream, @ForAll long seed) {
    StreamRecord record = new RandomRecords(new Random(seed)).next(stream);
    byte[] json = RecordCodec.encode(record);
    assertThat(RecordCodec.decode(stream, json)).isEqualTo(record);
    assertThat(RecordCodec.encode(RecordCodec.decode(stream, json))).isEqualTo(json);
  }

  /** Any record that the rules allow, far beyond what is likely. */
  private record RandomRecords(Random random) {

    StreamRecord next(Stream stream) {
      return switch (stream) {
        case STOCK_QUOTES -> quote();
        case SALES -> sale();
        case USER_EVENTS -> event();
        case FINANCIAL_METRICS -> metric();
      };
    }

    private StockQuote quote() {
      double low = Math.abs(finite()) + Double.MIN_NORMAL;
      double high = low * (1 + random.nextDouble());
      double bid = Math.abs(finite()) + Double.MIN_NORMAL;
      Instant at = instant();
      return new StockQuote(
          UuidV7.at(at, random),
          at,
          symbol(),
          text(),
          between(low, high),
          high,
          low,
          between(low, high),
          random.nextLong() >>> 1,
          maybe(() -> bid),
          maybe(() -> bid * (1 + random.nextDouble())),
          finite(),
          finite());
    }

    private Sale sale() {
      int quantity = 1 + random.nextInt(Integer.MAX_VALUE);
      BigDecimal price = amount(30).abs();
      BigDecimal discount = BigDecimal.valueOf(random.nextInt(100_001), 3);
      Instant at = instant();
      return new Sale(
          UuidV7.at(at, random),
          at,
          text(),
          text(),
          text(),
          text(),
          text(),
          quantity,
          price,
          discount,
          Sale.revenue(quantity, price, discount));
    }

    private UserEvent event() {
      Instant at = instant();
      return new UserEvent(
          UuidV7.at(at, random),
          at,
          random.nextBoolean() ? "page_view" : "a1_b2_" + random.nextInt(1_000),
          maybe(this::text),
          maybe(this::text),
          text(),
          text(),
          text(),
          "" + (char) ('A' + random.nextInt(26)) + (char) ('A' + random.nextInt(26)),
          text(),
          maybe(this::text),
          maybe(() -> object(0)));
    }

    private FinancialMetric metric() {
      Instant at = instant();
      return new FinancialMetric(
          UuidV7.at(at, random),
          at,
          List.of("revenue", "expense", "profit", "margin").get(random.nextInt(4)),
          text(),
          text(),
          amount(60),
          maybe(() -> amount(40).add(BigDecimal.ONE)),
          maybe(() -> amount(60)),
          maybe(() -> amount(60)),
          List.of("daily", "weekly", "monthly").get(random.nextInt(3)));
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
      return random.nextBoolean() ? value.get() : null;
    }

    private Instant instant() {
      return Instant.ofEpochSecond(
          random.nextLong(7_258_118_400L), random.nextInt(1_000_000) * 1_000L);
    }

    private double finite() {
      double any = Double.longBitsToDouble(random.nextLong());
      return Double.isFinite(any) && Math.abs(any) < 1e300 ? any : random.nextGaussian();
    }

    private double between(double low, double high) {
      return Math.clamp(low + (high - low) * random.nextDouble(), low, high);
    }

    private BigDecimal amount(int bits) {
      long unscaled = random.nextLong() >> (64 - bits);
      return BigDecimal.valueOf(unscaled, random.nextInt(5));
    }

    private String symbol() {
      String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
      StringBuilder symbol = new StringBuilder();
      for (int i = random.nextInt(16); i >= 0; i--) {
        symbol.append(allowed.charAt(random.nextInt(allowed.length())));
      }
      return symbol.toString();
    }

    /** Starts with a letter, so that it is never blank. */
    private String text() {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(100); i > 0; i--) {
        int point = random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1);
        text.appendCodePoint(point == 0 || (point >> 11) == 0x1B ? '"' : point);
      }
      return text.toString();
    }

    private Map<String, @Nullable Object> object(int depth) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        object.put(text(), json(depth));
      }
      return object;
    }

    private @Nullable Object json(int depth) {
      return switch (random.nextInt(depth > 3 ? 5 : 7)) {
        case 0 -> null;
        case 1 -> random.nextBoolean();
        case 2 -> random.nextInt();
        case 3 -> new BigDecimal(random.nextInt() + "." + random.nextInt(100));
        case 4 -> text();
        case 5 -> object(depth + 1);
        default -> {
          List<@Nullable Object> list = new ArrayList<>();
          for (int i = random.nextInt(3); i > 0; i--) {
            list.add(json(depth + 1));
          }
          yield list;
        }
      };
    }
  }
}
