package io.pulseboard.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.impl.LongStringHelper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.Stream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchTracesTest {

  private static final String UNSAMPLED = "00-" + "1".repeat(32) + "-" + "1".repeat(16) + "-00";
  private static final String FIRST = "00-" + "2".repeat(32) + "-" + "2".repeat(16) + "-01";
  private static final String SECOND = "00-" + "3".repeat(32) + "-" + "3".repeat(16) + "-01";

  private final InMemorySpanExporter exported = InMemorySpanExporter.create();
  private final SdkTracerProvider provider =
      SdkTracerProvider.builder()
          .setSampler(Sampler.parentBased(Sampler.alwaysOn()))
          .addSpanProcessor(SimpleSpanProcessor.create(exported))
          .build();
  private final BatchTraces traces = new BatchTraces(Stream.SALES, provider.get("test"));

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void goesOnTheFirstSampledTraceAndIsLinkedToEveryPublisherOnce() {
    traces
        .batch(
            List.of(
                delivery(UNSAMPLED),
                delivery(null),
                delivery(FIRST),
                delivery(FIRST),
                delivery(SECOND),
                delivery(FIRST)))
        .end();

    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getParentSpanId()).isEqualTo("2".repeat(16));
    assertThat(span.getLinks())
        .extracting(LinkData::getSpanContext)
        .extracting(SpanContext::getSpanId)
        .containsExactly("1".repeat(16), "2".repeat(16), "3".repeat(16));
  }

  @Test
  void isNotSampledWhenNoneOfItsMessagesIs() {
    traces.batch(List.of(delivery(UNSAMPLED))).end();

    assertThat(exported.getFinishedSpanItems()).isEmpty();
  }

  @Test
  void beginsATraceWhenItsMessagesHaveNone() {
    traces.batch(List.of(delivery(null), delivery("not a traceparent"))).end();

    SpanData span = exported.getFinishedSpanItems().getFirst();
    assertThat(span.getParentSpanContext().isValid()).isFalse();
    assertThat(span.getLinks()).isEmpty();
  }

  @Test
  void makesNothingWithoutATracer() {
    BatchTraces off = new BatchTraces(Stream.SALES, null);

    assertThat(off.batch(List.of(delivery(FIRST)))).isSameAs(Span.getInvalid());
    assertThat(off.step("store", "postgresql")).isSameAs(Span.getInvalid());
  }

  private static Delivery delivery(@Nullable String traceparent) {
    BasicProperties properties =
        traceparent == null
            ? new BasicProperties()
            : new BasicProperties.Builder()
                .headers(Map.of("traceparent", LongStringHelper.asLongString(traceparent)))
                .build();
    return new Delivery(1, new byte[0], 1, properties);
  }
}
