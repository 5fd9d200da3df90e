package io.pulseboard.contracts;

import java.math.BigDecimal;

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
    return switch (stream) {
      case STOCK_QUOTES -> quote(FieldReader.read(json, QUOTE_FIELDS));
      case SALES -> sale(FieldReader.read(json, SALE_FIELDS));
      case USER_EVENTS -> event(FieldReader.read(json, EVENT_FIELDS));
      case FINANCIAL_METRICS -> metric(FieldReader.read(json, METRIC_FIELDS));
    };
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
}
