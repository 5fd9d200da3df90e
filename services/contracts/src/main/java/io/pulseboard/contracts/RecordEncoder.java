package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes records as JSON text. */
final class RecordEncoder {

  private static final JsonFactory FACTORY = new JsonFactory();

  private RecordEncoder() {}

  static byte[] encode(StreamRecord record, @Nullable Instant publishedAt) {
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
      JsonObjects.write(out, event.metadata());
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
}
