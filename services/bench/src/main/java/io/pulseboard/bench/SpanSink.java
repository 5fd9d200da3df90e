package io.pulseboard.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans over OTLP and drops them. */
final class SpanSink implements AutoCloseable {

  private final HttpServer server;
  private final AtomicLong bytes = new AtomicLong();

  SpanSink() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  private void take(HttpExchange exchange) throws IOException {
    bytes.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** What the exporter's endpoint is to be. */
  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** How much it has taken. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
