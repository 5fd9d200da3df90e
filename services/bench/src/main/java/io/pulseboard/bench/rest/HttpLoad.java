package io.pulseboard.bench.rest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Clients that each keep a connection and send the next request when they have the last answer. As
 * plain as can be, since they share the machine with what they measure.
 */
public final class HttpLoad {

  private static final long LONGEST_MICROS = 60_000_000;
  private static final int DIGITS = 3;

  private HttpLoad() {}

  /** How long each answer took, in microseconds. */
  public static Histogram get(int port, String path, int clients, Duration length)
      throws InterruptedException, ExecutionException {
    byte[] request =
        ("GET " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Callable<Histogram>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        all.add(() -> repeat(port, request, length));
      }
      Histogram times = histogram();
      for (Future<Histogram> each : threads.invokeAll(all)) {
        times.add(each.get());
      }
      return times;
    }
  }

  static Histogram histogram() {
    return new Histogram(LONGEST_MICROS, DIGITS);
  }

  private static Histogram repeat(int port, byte[] request, Duration length) throws IOException {
    Histogram times = histogram();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      long end = System.nanoTime() + length.toNanos();
      for (long started = System.nanoTime(); started < end; started = System.nanoTime()) {
        out.write(request);
        read(in);
        times.recordValue((System.nanoTime() - started) / 1_000);
      }
    }
    return times;
  }

  /** Reads one answer to its end. */
  private static void read(InputStream in) throws IOException {
    String status = line(in);
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(status);
    }
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
    }
    if (length < 0) {
      throw new IOException("an answer without a length");
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server ended the connection");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }
}
