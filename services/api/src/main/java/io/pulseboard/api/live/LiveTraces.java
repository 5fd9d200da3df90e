package io.pulseboard.api.live;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The spans of entries that are traced, from the live log to the first client's socket. There is
 * one of each kind for what came within a tick, however many the clients are. Entries that are not
 * traced have none.
 */
@Singleton
final class LiveTraces {

  private static final String TRACEPARENT = "traceparent";

  private final @Nullable Tracer tracer;

  /**
   * @param tracer null when no traces are made
   */
  LiveTraces(@Nullable Tracer tracer) {
    this.tracer = tracer;
  }

  /**
   * Begins the span of the hand-over of entries to the hub, to be ended by the caller; it goes on
   * the trace of the first that has one, and is linked to all that have. Null when none has.
   */
  @Nullable Span bridge(Stream stream, List<LiveEntry> entries) {
    if (tracer == null) {
      return null;
    }
    Set<SpanContext> appends = new LinkedHashSet<>();
    for (LiveEntry entry : entries) {
      if (entry.traceparent() != null) {
        appends.add(append(entry));
      }
    }
    appends.removeIf(append -> !append.isValid());
    if (appends.isEmpty()) {
      return null;
    }
    SpanBuilder span =
        tracer
            .spanBuilder("bridge " + stream.id())
            .setParent(Context.root().with(Span.wrap(appends.iterator().next())))
            .setSpanKind(SpanKind.CONSUMER)
            .setAttribute("pulseboard.live.entries", entries.size());
    appends.forEach(span::addLink);
    return span.startSpan();
  }

  /**
   * Begins the span from a hand-over to the first session that hands its frame to a socket, which
   * ends it; null for null.
   */
  @Nullable Span send(Stream stream, @Nullable Span bridge) {
    return tracer == null || bridge == null
        ? null
        : tracer
            .spanBuilder("send " + stream.id())
            .setParent(Context.root().with(bridge))
            .setSpanKind(SpanKind.PRODUCER)
            .startSpan();
  }

  private static SpanContext append(LiveEntry entry) {
    return Span.fromContext(
            W3CTraceContextPropagator.getInstance().extract(Context.root(), entry, Fields.INSTANCE))
        .getSpanContext();
  }

  private enum Fields implements TextMapGetter<LiveEntry> {
    INSTANCE;

    @Override
    public Iterable<String> keys(LiveEntry entry) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable LiveEntry entry, String name) {
      return entry == null || !name.equals(TRACEPARENT) ? null : entry.traceparent();
    }
  }
}
