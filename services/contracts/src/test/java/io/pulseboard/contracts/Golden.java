package io.pulseboard.contracts;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One record of each stream with every field set, as object and as the text in the golden files.
 */
final class Golden {

  private Golden() {}

  static StreamRecord record(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> QUOTE;
      case SALES -> SALE;
      case USER_EVENTS -> EVENT;
      case FINANCIAL_METRICS -> METRIC;
    };
  }

  static Instant publishedAt(Stream stream) {
    return Instant.parse(
        switch (stream) {
          case STOCK_QUOTES -> "2026-02-05T15:42:07.125Z";
          case SALES -> "2026-02-05T15:42:12.002Z";
          case USER_EVENTS -> "2026-02-05T15:42:15.253Z";
          case FINANCIAL_METRICS -> "2026-02-05T15:42:20.001Z";
        });
  }

  static Instant storedAt(Stream stream) {
    return Instant.parse(
        switch (stream) {
          case STOCK_QUOTES -> "2026-02-05T15:42:07.131502Z";
          case SALES -> "2026-02-05T15:42:12.009871Z";
          case USER_EVENTS -> "2026-02-05T15:42:15.260114Z";
          case FINANCIAL_METRICS -> "2026-02-05T15:42:20.007350Z";
        });
  }

  static String json(Stream stream) {
    return resource(stream.id() + ".json");
  }

  static String liveJson(Stream stream) {
    return resource(stream.id() + ".live.json");
  }

  /** The golden text with one field set to a raw JSON value, or added at the end. */
  static byte[] with(Stream stream, String field, String rawValue) {
    Map<String, @Nullable Object> fields = fields(stream);
    fields.put(field, "<raw>");
    String text = RecordCodec.encodeObject(fields).replace("\"<raw>\"", rawValue);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] without(Stream stream, String... names) {
    Map<String, @Nullable Object> fields = fields(stream);
    fields.keySet().removeAll(List.of(names));
    return RecordCodec.encodeObject(fields).getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, @Nullable Object> fields(Stream stream) {
    return parse(json(stream).getBytes(StandardCharsets.UTF_8));
  }

  static Map<String, @Nullable Object> parse(byte[] json) {
    try {
      return new LinkedHashMap<>(
          ObjectMapper.getDefault().readValue(json, Argument.mapOf(String.class, Object.class)));
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/" + name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final StockQuote QUOTE =
      new StockQuote(
          UUID.fromString("019c2e77-c513-7d02-8c5e-3f1a9b6d2e47"),
          Instant.parse("2026-02-05T15:42:07.123456Z"),
          "BRK.B",
          "NYSE",
          476.8,
          479.35,
          475.12,
          478.9,
          1_834_502,
          478.88,
          478.92,
          2.45,
          0.51);

  private static final Sale SALE =
      new Sale(
          UUID.fromString("019c2e77-d820-7a4b-9d3c-5b7e1f204c68"),
          Instant.parse("2026-02-05T15:42:12Z"),
          "SKU-2041",
          "Café Grinder “Pro”",
          "Home & Kitchen",
          "C-103877",
          "Europe",
          3,
          new BigDecimal("149.90"),
          new BigDecimal("12.5"),
          new BigDecimal("393.49"));

  private static final UserEvent EVENT =
      new UserEvent(
          UUID.fromString("019c2e77-e4d2-7c11-a2f0-7d3b8e915a20"),
          Instant.parse("2026-02-05T15:42:15.25Z"),
          "purchase",
          "U-58213",
          "S-7f3a91c2",
          "/checkout",
          "mobile",
          "Safari",
          "DE",
          "München",
          "https://www.google.com/",
          metadata());

  private static final FinancialMetric METRIC =
      new FinancialMetric(
          UUID.fromString("019c2e77-f760-7e90-b417-2c6f4d8a1b35"),
          Instant.parse("2026-02-05T15:42:20Z"),
          "expense",
          "Engineering",
          "Cloud Services",
          new BigDecimal("48210.55"),
          new BigDecimal("50000.00"),
          new BigDecimal("-1789.45"),
          new BigDecimal("-3.58"),
          "monthly");

  private static Map<String, @Nullable Object> metadata() {
    Map<String, @Nullable Object> shipping = new LinkedHashMap<>();
    shipping.put("express", true);
    shipping.put("cost", new BigDecimal("4.9"));
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("order_id", "O-99120");
    metadata.put("items", 2);
    metadata.put("total", new BigDecimal("87.40"));
    metadata.put("coupon", null);
    metadata.put("tags", List.of("spring", "vip"));
    metadata.put("shipping", shipping);
    return metadata;
  }
}
