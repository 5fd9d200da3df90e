package io.pulseboard.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReadinessTest {

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void isReadyWhenTheServiceSaysSo() {
    answer("/health/readiness", 200);

    assertThat(Readiness.of(server.getAddress().getPort())).isTrue();
  }

  @Test
  void isNotReadyWhenTheServiceSaysThatItIsNot() {
    answer("/health/readiness", 503);

    assertThat(Readiness.of(server.getAddress().getPort())).isFalse();
  }

  @Test
  void isNotReadyWhenNobodyAnswers() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    assertThat(Readiness.of(free)).isFalse();
  }

  private void answer(String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
