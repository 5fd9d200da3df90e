package io.pulseboard.broker;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.rabbitmq.client.AMQP.BasicProperties;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.pulseboard.broker.ConfirmedChannels.Message;
import io.pulseboard.broker.PublisherMetrics.StreamMeters;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands records to the broker, persistent and confirmed. While traces are made, each publish is a
 * span, which the messages name in their headers. Safe for any number of threads.
 */
@Singleton
public final class RecordPublisher {

  private static final int PERSISTENT = 2;

  private final ConfirmedChannels channels;
  private final PublisherMetrics metrics;
  private final Clock clock;
  private final Tracer tracer;

  /**
   * @param tracer null when no traces are made
   */
  RecordPublisher(
      ConfirmedChannels channels, PublisherMetrics metrics, Clock clock, @Nullable Tracer tracer) {
    this.channels = channels;
    this.metrics = metrics;
    this.clock = clock;
    this.tracer = tracer == null ? TracerProvider.noop().get("") : tracer;
  }

  /**
   * Publishes records of one stream and returns when the broker has confirmed all of them.
   *
   * @throws BrokerUnavailableException when it could not; the caller still owns the records and may
   *     publish them again. After an interrupt the flag stays set.
   */
  public void publish(Stream stream, List<? extends StreamRecord> records) {
    StreamMeters meters = metrics.of(stream);
    meters.published().increment(records.size());
    long started = System.nanoTime();
    Span span =
        tracer
            .spanBuilder("publish " + stream.id())
            .setSpanKind(SpanKind.PRODUCER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.operation.name", "publish")
            .setAttribute("messaging.destination.name", Topology.EXCHANGE)
            .setAttribute("messaging.rabbitmq.destination.routing_key", stream.id())
            .setAttribute("messaging.batch.message_count", records.size())
            .startSpan();
    try (Scope _ = span.makeCurrent()) {
      BasicProperties properties = properties(clock.instant());
      channels.publish(
          records.stream()
              .map(record ->
                  new Message(
                      Topology.EXCHANGE, stream.id(), properties, RecordCodec.encode(record)))
              .toList());
      meters.confirming().record(System.nanoTime() - started, NANOSECONDS);
      meters.confirmed().increment(records.size());
    } catch (BrokerUnavailableException failed) {
      span.setStatus(StatusCode.ERROR, "the broker did not confirm");
      throw failed;
    } finally {
      span.end();
    }
  }

  private static BasicProperties properties(Instant publishedAt) {
    Map<String, Object> headers = new HashMap<>();
    headers.put(Topology.PUBLISHED_AT, ChronoUnit.MICROS.between(Instant.EPOCH, publishedAt));
    // Writes nothing unless there is a span.
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), headers, RecordPublisher::header);
    return new BasicProperties.Builder()
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .headers(headers)
        .build();
  }

  private static void header(@Nullable Map<String, Object> headers, String name, String value) {
    if (headers != null) {
      headers.put(name, value);
    }
  }
}
