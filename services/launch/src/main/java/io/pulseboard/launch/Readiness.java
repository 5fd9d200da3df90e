package io.pulseboard.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a service of this machine whether it is ready; images without a shell have nothing else. */
final class Readiness {

  private static final int TIMEOUT_MS = 3_000;
  private static final byte[] REQUEST =
      "GET /health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private Readiness() {}

  /** Whether the service at {@code port} says that it is ready; one that does not answer is not. */
  static boolean of(int port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MS);
      socket.getOutputStream().write(REQUEST);
      BufferedReader answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String status = answer.readLine();
      return status != null && status.startsWith("HTTP/1.1 200");
    } catch (IOException noAnswer) {
      return false;
    }
  }
}
