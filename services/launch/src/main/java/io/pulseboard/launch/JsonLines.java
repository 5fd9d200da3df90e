package io.pulseboard.launch;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/**
 * A log line as one JSON object, for programs to read; docs/logging.md has the table of its fields.
 * Key-value pairs of the line become fields beside them.
 */
public final class JsonLines extends EncoderBase<ILoggingEvent> {

  /** System property with the name of the service that this process is. */
  static final String SERVICE = "pulseboard.service";

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final byte[] NOTHING = {};

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** No key-value pair may be called so. */
  private static final Set<String> FIELDS =
      Set.of(
          "time",
          "level",
          "service",
          "logger",
          "thread",
          "message",
          "error",
          "trace_id",
          "span_id");

  /** For Logback, which makes it by name. */
  public JsonLines() {}

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    try (JsonGenerator out = FACTORY.createGenerator(line)) {
      out.writeStartObject();
      out.writeStringField("time", MILLISECONDS.format(Instant.ofEpochMilli(event.getTimeStamp())));
      out.writeStringField("level", event.getLevel().toString());
      out.writeStringField("service", System.getProperty(SERVICE, "pulseboard"));
      out.writeStringField("logger", event.getLoggerName());
      String thread = event.getThreadName();
      if (thread != null && !thread.isEmpty()) {
        out.writeStringField("thread", thread);
      }
      out.writeStringField("message", event.getFormattedMessage());
      pairs(out, event.getKeyValuePairs());
      trace(out);
      error(out, event.getThrowableProxy());
      out.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    line.write('\n');
    return line.toByteArray();
  }

  private static void pairs(JsonGenerator out, @Nullable List<KeyValuePair> pairs)
      throws IOException {
    if (pairs == null) {
      return;
    }
    for (KeyValuePair pair : pairs) {
      if (FIELDS.contains(pair.key)) {
        continue;
      }
      out.writeFieldName(pair.key);
      switch (pair.value) {
        case null -> out.writeNull();
        case Integer number -> out.writeNumber(number);
        case Long number -> out.writeNumber(number);
        case Double number -> out.writeNumber(number);
        case Boolean truth -> out.writeBoolean(truth);
        default -> out.writeString(pair.value.toString());
      }
    }
  }

  /** Whoever encodes a line is who says it. */
  private static void trace(JsonGenerator out) throws IOException {
    SpanContext span = Span.current().getSpanContext();
    if (span.isValid()) {
      out.writeStringField("trace_id", span.getTraceId());
      out.writeStringField("span_id", span.getSpanId());
    }
  }

  private static void error(JsonGenerator out, @Nullable IThrowableProxy thrown)
      throws IOException {
    if (thrown == null) {
      return;
    }
    out.writeObjectFieldStart("error");
    out.writeStringField("type", thrown.getClassName());
    if (thrown.getMessage() != null) {
      out.writeStringField("message", thrown.getMessage());
    }
    out.writeStringField("stack", ThrowableProxyUtil.asString(thrown));
    out.writeEndObject();
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }
}
