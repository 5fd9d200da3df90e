package io.pulseboard.api.traces;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.core.propagation.ThreadPropagatedContextElement;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a span of each request for the API, on the trace that the client names, if any. It is the
 * current one wherever the request is worked on. Its names never hold what is asked for.
 */
@ServerFilter("/api/**")
@Requires(beans = Tracer.class)
@Order(RequestTraces.ORDER)
final class RequestTraces {

  /** Around all other filters. */
  static final int ORDER = -2_000;

  private static final String SPAN = "pulseboard.span";
  private static final int SERVER_ERROR = 500;

  private final Tracer tracer;

  RequestTraces(Tracer tracer) {
    this.tracer = tracer;
  }

  @RequestFilter
  void begin(HttpRequest<?> request, MutablePropagatedContext propagated) {
    Context client =
        W3CTraceContextPropagator.getInstance()
            .extract(Context.root(), request.getHeaders(), Headers.INSTANCE);
    Span span =
        tracer
            .spanBuilder(request.getMethodName())
            .setParent(client)
            .setSpanKind(SpanKind.SERVER)
            .setAttribute("http.request.method", request.getMethodName())
            .setAttribute("url.path", request.getPath())
            .startSpan();
    request.setAttribute(SPAN, span);
    propagated.add(new Current(client.with(span)));
  }

  @ResponseFilter
  void end(HttpRequest<?> request, HttpResponse<?> response) {
    request
        .getAttribute(SPAN, Span.class)
        .ifPresent(span -> {
          BasicHttpAttributes.getUriTemplate(request)
              .ifPresent(route -> {
                span.updateName(request.getMethodName() + " " + route);
                span.setAttribute("http.route", route);
              });
          span.setAttribute("http.response.status_code", response.code());
          if (response.code() >= SERVER_ERROR) {
            span.setStatus(StatusCode.ERROR);
          }
          span.end();
        });
  }

  /** Makes a context the current one on each thread that a request comes to. */
  private record Current(Context context) implements ThreadPropagatedContextElement<Scope> {

    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public Scope updateThreadContext() {
      return context.makeCurrent();
    }

    @Override
    public void restoreThreadContext(@Nullable Scope before) {
      if (before != null) {
        before.close();
      }
    }
  }

  private enum Headers implements TextMapGetter<HttpHeaders> {
    INSTANCE;

    @Override
    public Iterable<String> keys(HttpHeaders headers) {
      return headers.names();
    }

    @Override
    public @Nullable String get(@Nullable HttpHeaders headers, String name) {
      return headers == null ? null : headers.get(name);
    }
  }
}
