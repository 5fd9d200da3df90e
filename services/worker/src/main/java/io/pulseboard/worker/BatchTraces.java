package io.pulseboard.worker;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.Stream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans of one stream's batches. A batch goes on the trace of its first message that is traced,
 * and is linked to every span that published messages of it.
 */
final class BatchTraces {

  private static final String TRACEPARENT = "traceparent";

  private final Stream stream;
  private final boolean on;
  private final Tracer tracer;

  /**
   * @param tracer null when no traces are made; spans do nothing then
   */
  BatchTraces(Stream stream, @Nullable Tracer tracer) {
    this.stream = stream;
    this.on = tracer != null;
    this.tracer = tracer == null ? TracerProvider.noop().get("") : tracer;
  }

  /** Begins the span of a batch, to be ended by the caller. */
  Span batch(List<Delivery> deliveries) {
    if (!on) {
      return Span.getInvalid();
    }
    Set<SpanContext> publishers = publishers(deliveries);
    SpanBuilder span =
        tracer
            .spanBuilder("process " + stream.id())
            .setParent(parent(publishers))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("messaging.system", "rabbitmq")
            .setAttribute("messaging.operation.name", "process")
            .setAttribute("messaging.destination.name", stream.queue())
            .setAttribute("messaging.batch.message_count", deliveries.size());
    publishers.forEach(span::addLink);
    return span.startSpan();
  }

  /** Begins the span of a step of the current batch, to be ended by the caller. */
  Span step(String name, String system) {
    return on
        ? tracer
            .spanBuilder(name + " " + stream.id())
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute("db.system.name", system)
            .startSpan()
        : Span.getInvalid();
  }

  private static Context parent(Set<SpanContext> publishers) {
    SpanContext parent =
        publishers.stream()
            .filter(SpanContext::isSampled)
            .findFirst()
            .or(() -> publishers.stream().findFirst())
            .orElse(SpanContext.getInvalid());
    return Context.root().with(Span.wrap(parent));
  }

  private static Set<SpanContext> publishers(List<Delivery> deliveries) {
    Set<SpanContext> publishers = new LinkedHashSet<>();
    Object last = null;
    for (Delivery delivery : deliveries) {
      Object named = delivery.header(TRACEPARENT);
      // Messages that were published together name the same span.
      if (named == null || named.equals(last)) {
        continue;
      }
      last = named;
      Context context =
          W3CTraceContextPropagator.getInstance()
              .extract(Context.root(), delivery, Headers.INSTANCE);
      SpanContext publisher = Span.fromContext(context).getSpanContext();
      if (publisher.isValid()) {
        publishers.add(publisher);
      }
    }
    return publishers;
  }

  private enum Headers implements TextMapGetter<Delivery> {
    INSTANCE;

    @Override
    public Iterable<String> keys(Delivery delivery) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable Delivery delivery, String name) {
      return Objects.toString(delivery == null ? null : delivery.header(name), null);
    }
  }
}
