package io.pulseboard.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Collectors;

/** Takes spans over OTLP, as a collector does, and keeps them. */
final class SpanReceiver implements AutoCloseable {

  private final HttpServer server;
  private final List<Span> spans = new CopyOnWriteArrayList<>();
  private final Set<String> services = new CopyOnWriteArraySet<>();

  SpanReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest request =
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
    request
        .getResourceSpansList()
        .forEach(resource -> {
          resource.getResource().getAttributesList().stream()
              .filter(attribute -> attribute.getKey().equals("service.name"))
              .forEach(attribute -> services.add(attribute.getValue().getStringValue()));
          resource.getScopeSpansList().forEach(scope -> spans.addAll(scope.getSpansList()));
        });
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to be. */
  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** All that came. */
  List<Span> spans() {
    return List.copyOf(spans);
  }

  /** Those of a trace. */
  List<Span> spans(String traceId) {
    return spans.stream()
        .filter(span -> hex(span.getTraceId().toByteArray()).equals(traceId))
        .toList();
  }

  Set<String> services() {
    return services;
  }

  static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::getName).collect(Collectors.toSet());
  }

  static String hex(byte[] id) {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
