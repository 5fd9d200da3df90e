package io.pulseboard.testing;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A live client that keeps every frame it was sent. */
public final class LiveClient implements AutoCloseable {

  private static final Argument<Map<String, Object>> FRAME =
      Argument.mapOf(String.class, Object.class);

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Map<String, Object>> frames = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();
  private final AtomicInteger closeCode = new AtomicInteger(-1);
  private final WebSocket socket;

  /** Connects to the API at {@code address}, such as {@code http://localhost:8080}. */
  public LiveClient(String address) {
    URI uri = URI.create(address.replaceFirst("http", "ws") + "/ws");
    socket = http.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
  }

  /** Sends a text message. */
  public void send(String message) {
    socket.sendText(message, true).join();
  }

  /** Subscribes to a channel with the protocol's own message. */
  public void subscribe(String channel) {
    send(
        """
        {"id":"%s","action":"subscribe","payload":{"channel":"%s"}}\
        """
            .formatted(channel, channel));
  }

  /** Subscribes to a channel, to go on after an offset. */
  public void resume(String channel, String epoch, String offset) {
    send(
        """
        {"id":"%s","action":"subscribe","payload":{"channel":"%s","since":{"epoch":"%s","offset":"%s"}}}\
        """
            .formatted(channel, channel, epoch, offset));
  }

  /** The texts of all frames so far. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** All frames so far. */
  public List<Map<String, Object>> frames() {
    return List.copyOf(frames);
  }

  /** The frames of one type so far. */
  public List<Map<String, Object>> frames(String type) {
    return frames.stream().filter(frame -> type.equals(frame.get("type"))).toList();
  }

  /**
   * The ids of the records in all snapshots and data of a channel so far, in order, with
   * repetitions.
   */
  public List<String> ids(String channel) {
    return frames.stream()
        .filter(frame -> channel.equals(frame.get("channel")))
        .flatMap(frame -> frame.get("data") instanceof List<?> data ? data.stream() : null)
        .map(record -> String.valueOf(((Map<?, ?>) record).get("id")))
        .toList();
  }

  /** The code that the server closed the connection with; -1 while it is open. */
  public int closeCode() {
    return closeCode.get();
  }

  @Override
  public void close() {
    socket.abort();
    http.close();
  }

  private final class Listener implements WebSocket.Listener {

    private final List<CharSequence> parts = new ArrayList<>();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      parts.add(part.toString());
      if (last) {
        String text = String.join("", parts);
        try {
          texts.add(text);
          frames.add(ObjectMapper.getDefault().readValue(text, FRAME));
        } catch (IOException notJson) {
          throw new UncheckedIOException(notJson);
        }
        parts.clear();
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      closeCode.set(code);
      return null;
    }
  }
}
