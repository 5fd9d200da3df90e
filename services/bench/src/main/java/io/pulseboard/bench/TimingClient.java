package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** A live client that only notes how old each record is when its frame arrives. */
final class TimingClient implements AutoCloseable {

  private static final String TIMESTAMP = "\"timestamp\":\"";

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebSocket socket;
  private Histogram micros = new Histogram(3);
  private long shown;

  TimingClient(String address, Stream stream) {
    URI uri = URI.create(address.replaceFirst("http", "ws") + "/ws");
    socket = http.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    socket
        .sendText(
            "{\"id\":\"1\",\"action\":\"subscribe\",\"payload\":{\"channel\":\"%s\"}}"
                .formatted(stream.id()),
            true)
        .join();
  }

  /** Forgets what it was shown so far. */
  synchronized void start() {
    micros = new Histogram(3);
    shown = 0;
  }

  /** Records it was shown since. */
  synchronized long shown() {
    return shown;
  }

  /** The ages of the records since, from their event time, in microseconds. */
  synchronized Histogram micros() {
    return micros.copy();
  }

  private synchronized void take(CharSequence frame) {
    Instant now = Instant.now();
    String text = frame.toString();
    if (!text.startsWith("{\"type\":\"data\"")) {
      return;
    }
    for (int at = text.indexOf(TIMESTAMP); at >= 0; at = text.indexOf(TIMESTAMP, at)) {
      at += TIMESTAMP.length();
      Instant due = Instant.parse(text.substring(at, text.indexOf('"', at)));
      micros.recordValue(Math.max(0, ChronoUnit.MICROS.between(due, now)));
      shown++;
    }
  }

  @Override
  public void close() {
    socket.abort();
    http.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        take(part);
        part.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
