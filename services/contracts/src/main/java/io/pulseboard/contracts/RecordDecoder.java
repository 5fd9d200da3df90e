package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads records from JSON text. */
final class RecordDecoder {

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

  private RecordDecoder() {}

  static StreamRecord decode(Stream stream, byte[] json) {
    return record(stream, FieldReader.read(json, fields(stream)));
  }

  /** Reads the object at whose start {@code parser} stands; one without an id gets one. */
  static StreamRecord decode(Stream stream, JsonParser parser, Supplier<UUID> ids)
      throws IOException {
    return record(stream, FieldReader.read(parser, fields(stream), ids));
  }

  private static String[] fields(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> QUOTE_FIELDS;
      case SALES -> SALE_FIELDS;
      case USER_EVENTS -> EVENT_FIELDS;
      case FINANCIAL_METRICS -> METRIC_FIELDS;
    };
  }

  private static StreamRecord record(Stream stream, FieldReader in) {
    return switch (stream) {
      case STOCK_QUOTES -> quote(in);
      case SALES -> sale(in);
      case USER_EVENTS -> event(in);
      case FINANCIAL_METRICS -> metric(in);
    };
  }

  private static StockQuote quote(FieldReader in) {
    return new StockQuote(
        in.id(),
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
        in.id(),
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
        in.id(),
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
        in.id(),
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
}
