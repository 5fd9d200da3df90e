package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON text in UTF-8: snake_case fields, RFC 3339 times with {@code Z}, absent fields
 * left out. The golden files beside the tests show one of each.
 */
public final class RecordCodec {

  private static final JsonFactory FACTORY = new JsonFactory();

  private static final String[] QUOTE_FIELDS = {
    "id",
    "timestamp",
    "symbol",
    "exchange",
    "open",
    "high",
    "low",
    "close",
    "volume",
    "bid",
    "ask",
    "change",
    "change_pct"
  };
  private static final String[] SALE_FIELDS = {
    "id",
    "timestamp",
    "product_id",
    "product_name",
    "category",
    "customer_id",
    "region",
    "quantity",
    "unit_price",
    "discount",
    "revenue"
  };
  private static final String[] EVENT_FIELDS = {
    "id",
    "timestamp",
    "event_type",
    "user_id",
    "session_id",
    "page",
    "device",
    "browser",
    "country",
    "city",
    "referrer",
    "metadata"
  };
  private static final String[] METRIC_FIELDS = {
    "id",
    "timestamp",
    "metric_type",
    "department",
    "category",
    "amount",
    "budget",
    "variance",
    "variance_pct",
    "period"
  };

  private RecordCodec() {}

  /**
   * Reads one record of a stream and holds it against the stream's rules.
   *
   * @throws InvalidRecordException when it is not JSON, lacks a field or breaks a rule
   */
  public static StreamRecord decode(Stream stream, byte[] json) {
    return switch (stream) {
      case STOCK_QUOTES -> quote(FieldReader.read(json, QUOTE_FIELDS));
      case SALES -> sale(FieldReader.read(json, SALE_FIELDS));
      case USER_EVENTS -> event(FieldReader.read(json, EVENT_FIELDS));
      case FINANCIAL_METRICS -> metric(FieldReader.read(json, METRIC_FIELDS));
    };
  }

  /** The record as its producer publishes it. */
  public static byte[] encode(StreamRecord record) {
    return write(record, null, null);
  }

  /**
   * The record as live clients get it: with {@code published_at}, when its producer handed it to
   * the broker (left out when the producer did not say), and {@code stored_at}, when its
   * transaction had committed.
   */
  public static byte[] encodeLive(
      StreamRecord record, @Nullable Instant publishedAt, @Nullable Instant storedAt) {
    return write(record, publishedAt, storedAt);
  }

  private static StockQuote quote(FieldReader in) {
    return new StockQuote(
        in.uuid("id"),
        in.instant("timestamp"),
        in.text("symbol"),
        in.text("exchange"),
        in.number("open"),
        in.number("high"),
        in.number("low"),
        in.number("close"),
        in.integer("volume"),
        in.optionalNumber("bid"),
        in.optionalNumber("ask"),
        in.number("change"),
        in.number("change_pct"));
  }

  private static Sale sale(FieldReader in) {
    int quantity = in.smallInteger("quantity");
    BigDecimal unitPrice = in.decimal("unit_price");
    BigDecimal discount = in.decimal("discount");
    BigDecimal revenue = in.optionalDecimal("revenue");
    return new Sale(
        in.uuid("id"),
        in.instant("timestamp"),
        in.text("product_id"),
        in.text("product_name"),
        in.text("category"),
        in.text("customer_id"),
        in.text("region"),
        quantity,
        unitPrice,
        discount,
        revenue == null ? Sale.revenue(quantity, unitPrice, discount) : revenue);
  }

  private static UserEvent event(FieldReader in) {
    return new UserEvent(
        in.uuid("id"),
        in.instant("timestamp"),
        in.text("event_type"),
        in.optionalText("user_id"),
        in.optionalText("session_id"),
        in.text("page"),
        in.text("device"),
        in.text("browser"),
        in.text("country"),
        in.text("city"),
        in.optionalText("referrer"),
        in.optionalObject("metadata"));
  }

  private static FinancialMetric metric(FieldReader in) {
    return new FinancialMetric(
        in.uuid("id"),
        in.instant("timestamp"),
        in.text("metric_type"),
        in.text("department"),
        in.text("category"),
        in.decimal("amount"),
        in.optionalDecimal("budget"),
        in.optionalDecimal("variance"),
        in.optionalDecimal("variance_pct"),
        in.text("period"));
  }

  private static byte[] write(
      StreamRecord record, @Nullable Instant publishedAt, @Nullable Instant storedAt) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.writeStartObject();
      text(out, "id", record.id().toString());
      text(out, "timestamp", record.timestamp().toString());
      switch (record) {
        case StockQuote quote -> write(out, quote);
        case Sale sale -> write(out, sale);
        case UserEvent event -> write(out, event);
        case FinancialMetric metric -> write(out, metric);
      }
      text(out, "published_at", publishedAt == null ? null : publishedAt.toString());
      text(out, "stored_at", storedAt == null ? null : storedAt.toString());
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator out, StockQuote quote) throws IOException {
    text(out, "symbol", quote.symbol());
    text(out, "exchange", quote.exchange());
    out.writeNumberField("open", quote.open());
    out.writeNumberField("high", quote.high());
    out.writeNumberField("low", quote.low());
    out.writeNumberField("close", quote.close());
    out.writeNumberField("volume", quote.volume());
    if (quote.bid() != null) {
      out.writeNumberField("bid", quote.bid());
    }
    if (quote.ask() != null) {
      out.writeNumberField("ask", quote.ask());
    }
    out.writeNumberField("change", quote.change());
    out.writeNumberField("change_pct", quote.changePct());
  }

  private static void write(JsonGenerator out, Sale sale) throws IOException {
    text(out, "product_id", sale.productId());
    text(out, "product_name", sale.productName());
    text(out, "category", sale.category());
    text(out, "customer_id", sale.customerId());
    text(out, "region", sale.region());
    out.writeNumberField("quantity", sale.quantity());
    decimal(out, "unit_price", sale.unitPrice());
    decimal(out, "discount", sale.discount());
    decimal(out, "revenue", sale.revenue());
  }

  private static void write(JsonGenerator out, UserEvent event) throws IOException {
    text(out, "event_type", event.eventType());
    text(out, "user_id", event.userId());
    text(out, "session_id", event.sessionId());
    text(out, "page", event.page());
    text(out, "device", event.device());
    text(out, "browser", event.browser());
    text(out, "country", event.country());
    text(out, "city", event.city());
    text(out, "referrer", event.referrer());
    if (event.metadata() != null) {
      out.writeFieldName("metadata");
      value(out, event.metadata());
    }
  }

  private static void write(JsonGenerator out, FinancialMetric metric) throws IOException {
    text(out, "metric_type", metric.metricType());
    text(out, "department", metric.department());
    text(out, "category", metric.category());
    decimal(out, "amount", metric.amount());
    decimal(out, "budget", metric.budget());
    decimal(out, "variance", metric.variance());
    decimal(out, "variance_pct", metric.variancePct());
    text(out, "period", metric.period());
  }

  private static void text(JsonGenerator out, String name, @Nullable String value)
      throws IOException {
    if (value != null) {
      out.writeStringField(name, value);
    }
  }

  private static void decimal(JsonGenerator out, String name, @Nullable BigDecimal value)
      throws IOException {
    if (value != null) {
      out.writeNumberField(name, value);
    }
  }

  private static void value(JsonGenerator out, @Nullable Object value) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Map<?, ?> map -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          out.writeFieldName(String.valueOf(entry.getKey()));
          value(out, entry.getValue());
        }
        out.writeEndObject();
      }
      case Iterable<?> list -> {
        out.writeStartArray();
        for (Object item : list) {
          value(out, item);
        }
        out.writeEndArray();
      }
      case String text -> out.writeString(text);
      case Boolean flag -> out.writeBoolean(flag);
      case Number number -> out.writeNumber(number.toString());
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    }
  }

  /** The JSON text of a user event's metadata, as the database keeps it. */
  public static String encodeObject(Map<String, @Nullable Object> object) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      value(out, object);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
  }
}
