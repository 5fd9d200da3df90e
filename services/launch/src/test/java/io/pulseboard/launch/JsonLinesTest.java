package io.pulseboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class JsonLinesTest {

  private final LoggerContext context = new LoggerContext();

  @Test
  void writesTheFieldsOfTheTable() throws IOException {
    LoggingEvent event = event(Level.WARN, "cannot store {}", "sales");
    event.setInstant(Instant.parse("2026-03-01T09:05:07.000400Z"));
    event.setThreadName("consumer sales");

    assertThat(read(event))
        .containsExactly(
            Map.entry("time", "2026-03-01T09:05:07.000Z"),
            Map.entry("level", "WARN"),
            Map.entry("service", "pulseboard"),
            Map.entry("logger", "io.pulseboard.Some"),
            Map.entry("thread", "consumer sales"),
            Map.entry("message", "cannot store sales"));
  }

  @Test
  void keepsToOneLineWhateverTheMessageIs() throws IOException {
    String message = "two\nlines, a \"quote\", a tab\t, a \u0001 and an é";

    String line = text(event(Level.INFO, message));

    assertThat(line).endsWith("}\n").hasLineCount(1);
    assertThat(read(line)).containsEntry("message", message);
  }

  @Test
  void writesPairsAsFieldsOfTheirTypeAndLetsNoneReplaceAField() throws IOException {
    LoggingEvent event = event(Level.INFO, "stored a batch");
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("stream", "sales"),
            new KeyValuePair("records", 12),
            new KeyValuePair("store_ms", 3.25),
            new KeyValuePair("level", "none of yours")));

    assertThat(read(event))
        .containsEntry("stream", "sales")
        .containsEntry("records", 12L)
        .containsEntry("store_ms", 3.25)
        .containsEntry("level", "INFO");
  }

  @Test
  void tellsAnErrorWithItsCauses() throws IOException {
    Exception thrown = new IllegalStateException("outer", new IOException("inner"));
    LoggingEvent event =
        new LoggingEvent("", context.getLogger("x"), Level.ERROR, "failed", thrown, null);

    Map<String, Object> line = read(event);

    assertThat(line)
        .containsEntry("error.type", "java.lang.IllegalStateException")
        .containsEntry("error.message", "outer");
    assertThat(String.valueOf(line.get("error.stack")))
        .contains(
            "JsonLinesTest.tellsAnErrorWithItsCauses", "Caused by: java.io.IOException: inner");
  }

  @Test
  void namesTheSpanInWhichItIsSaid() throws IOException {
    SpanContext span =
        SpanContext.create(
            "4bf92f3577b34da6a3ce929d0e0e4736",
            "00f067aa0ba902b7",
            TraceFlags.getSampled(),
            TraceState.getDefault());

    try (Scope _ = Span.wrap(span).makeCurrent()) {
      assertThat(read(event(Level.WARN, "inside")))
          .containsEntry("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736")
          .containsEntry("span_id", "00f067aa0ba902b7");
    }
    assertThat(read(event(Level.WARN, "outside"))).doesNotContainKeys("trace_id", "span_id");
  }

  @Test
  void isWhatTheSettingJsonSelects() throws JoranException {
    assertThat(appender("json").getEncoder()).isInstanceOf(JsonLines.class);
    assertThat(appender("console").getEncoder()).isNotInstanceOf(JsonLines.class);
    assertThat(appender("json").getCopyOfAttachedFiltersList())
        .hasOnlyElementsOfType(RepeatFilter.class)
        .hasSize(1);
  }

  private ConsoleAppender<ILoggingEvent> appender(String format) throws JoranException {
    context.reset();
    context.putProperty("LOG_FORMAT", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Objects.requireNonNull(getClass().getResource("/logback.xml")));
    return (ConsoleAppender<ILoggingEvent>) context.getLogger("ROOT").getAppender(format);
  }

  private LoggingEvent event(Level level, String message, Object... arguments) {
    return new LoggingEvent(
        "", context.getLogger("io.pulseboard.Some"), level, message, null, arguments);
  }

  private static String text(LoggingEvent event) {
    return new String(new JsonLines().encode(event), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> read(LoggingEvent event) throws IOException {
    return read(text(event));
  }

  /** The fields in their order, those of an inner object by their path. */
  private static Map<String, Object> read(String line) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(line)) {
      while (parser.nextToken() != null) {
        JsonToken token = parser.currentToken();
        if (token.isScalarValue()) {
          String path = parser.getParsingContext().pathAsPointer().toString();
          Object value =
              switch (token) {
                case VALUE_NUMBER_INT -> parser.getLongValue();
                case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
                default -> parser.getText();
              };
          assertThat(fields.put(path.substring(1).replace('/', '.'), value)).isNull();
        }
      }
    }
    return fields;
  }
}
