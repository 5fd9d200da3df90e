package io.pulseboard.bench.faults;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A live client as the protocol asks for one: it resumes after each loss of its connection, proves
 * by {@code prev} that nothing is missing, drops records that it has, and where it is told that it
 * cannot resume, takes the snapshot and reads what it missed over REST.
 */
final class ResumingClient implements AutoCloseable {

  private static final Argument<Map<String, Object>> FRAME =
      Argument.mapOf(String.class, Object.class);
  private static final Duration SILENCE = Duration.ofSeconds(6);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
  private static final int REMEMBERED = 20_000;

  /** What it knows of a channel. Touched by its reading thread, but for what is concurrent. */
  private static final class Channel {
    final Set<UUID> shown = ConcurrentHashMap.newKeySet();
    final Set<UUID> caughtUp = ConcurrentHashMap.newKeySet();
    final Map<String, Shown> latest = new ConcurrentHashMap<>();
    final AtomicLong newestMicros = new AtomicLong();
    final Map<UUID, Boolean> remembered =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
            return size() > REMEMBERED;
          }
        };
    @Nullable String epoch;
    volatile @Nullable String offset;
  }

  /** The record that the client shows for a key. */
  record Shown(Instant timestamp, UUID id) {}

  private final String address;
  private final Instant since;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<Stream, Channel> channels = new EnumMap<>(Stream.class);
  private final List<String> brokenChains = new CopyOnWriteArrayList<>();
  private final AtomicInteger gapsTold = new AtomicInteger();
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger resumed = new AtomicInteger();
  private final AtomicInteger doubled = new AtomicInteger();
  private final Thread thread;
  private volatile @Nullable Inbox inbox;
  private volatile boolean stopping;

  /**
   * @param address the API's, such as {@code http://localhost:8080}
   * @param since before every record that it is to see
   */
  ResumingClient(String name, String address, Instant since) {
    this.address = address;
    this.since = since;
    for (Stream stream : Stream.values()) {
      channels.put(stream, new Channel());
    }
    this.thread = Thread.ofVirtual().name("client " + name).start(this::run);
  }

  /** Whether it has had a snapshot of every channel, and so is told from now on what it misses. */
  boolean isSubscribed() {
    return channels.values().stream().allMatch(channel -> channel.offset != null);
  }

  /** Whether it was shown a record, or has read it after it was told of a gap. */
  boolean has(Stream stream, UUID id) {
    return channel(stream).shown.contains(id) || channel(stream).caughtUp.contains(id);
  }

  /** What it shows for each key of a keyed channel. */
  Map<String, Shown> latest(Stream stream) {
    return channel(stream).latest;
  }

  /** How old the newest record of a channel is, of the channel where it is oldest. */
  Duration age(Instant now) {
    return channels.values().stream()
        .map(channel -> channel.newestMicros.get())
        .filter(newest -> newest > 0)
        .map(newest -> Duration.between(Instant.EPOCH.plusNanos(newest * 1_000), now))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Frames that did not follow the one before, without a word: silent losses. */
  List<String> brokenChains() {
    return List.copyOf(brokenChains);
  }

  /** How often it was told that it had missed records of a channel. */
  int gapsTold() {
    return gapsTold.get();
  }

  /** How often a channel was resumed without a gap. */
  int resumed() {
    return resumed.get();
  }

  /** Records that it was sent again and dropped by their id, as the protocol asks. */
  int dropped() {
    return dropped.get();
  }

  /** Records that it showed twice, because they came again too late to be remembered. */
  int doubled() {
    return doubled.get();
  }

  /** Cuts its connection; it comes back and resumes. */
  void drop() {
    Inbox current = inbox;
    if (current != null) {
      current.end();
    }
  }

  private Channel channel(Stream stream) {
    Channel found = channels.get(stream);
    if (found == null) {
      throw new IllegalStateException("no channel " + stream);
    }
    return found;
  }

  private void run() {
    while (!stopping) {
      Inbox connection = new Inbox();
      try {
        WebSocket opened =
            http.newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(2))
                .buildAsync(URI.create(address.replaceFirst("http", "ws") + "/ws"), connection)
                .orTimeout(15, TimeUnit.SECONDS)
                .join();
        inbox = connection;
        for (Stream stream : Stream.values()) {
          opened.sendText(subscription(stream), true).join();
        }
        read(connection);
        opened.abort();
      } catch (CompletionException refused) {
        // It tries again, like any client.
        inbox = null;
      } catch (InterruptedException stopped) {
        return;
      }
      try {
        Thread.sleep(BETWEEN_ATTEMPTS);
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private String subscription(Stream stream) {
    Channel channel = channel(stream);
    String resume =
        channel.offset == null
            ? ""
            : ",\"since\":{\"epoch\":\"%s\",\"offset\":\"%s\"}"
                .formatted(channel.epoch, channel.offset);
    return "{\"id\":\"%s\",\"action\":\"subscribe\",\"payload\":{\"channel\":\"%s\"%s}}"
        .formatted(stream.id(), stream.id(), resume);
  }

  private void read(Inbox connection) throws InterruptedException {
    while (!stopping) {
      String text = connection.texts.poll(SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (text == null || text.isEmpty()) {
        return;
      }
      take(frame(text));
    }
  }

  private static Map<String, Object> frame(String text) {
    try {
      return ObjectMapper.getDefault().readValue(text, FRAME);
    } catch (IOException notJson) {
      throw new java.io.UncheckedIOException(notJson);
    }
  }

  private void take(Map<String, Object> frame) {
    @Nullable Stream stream = Stream.byId(String.valueOf(frame.get("channel"))).orElse(null);
    if (stream == null) {
      return;
    }
    Channel channel = channel(stream);
    switch (String.valueOf(frame.get("type"))) {
      case "snapshot" -> {
        boolean first = channel.offset == null;
        channel.epoch = String.valueOf(frame.get("epoch"));
        channel.offset = String.valueOf(frame.get("offset"));
        show(stream, channel, frame, true);
        if (!first) {
          gapsTold.incrementAndGet();
          Thread.ofVirtual().start(() -> catchUp(stream));
        }
      }
      case "data" -> {
        if (!String.valueOf(frame.get("prev")).equals(channel.offset)) {
          brokenChains.add(
              "%s %s: %s followed by %s to %s"
                  .formatted(
                      Instant.now(),
                      stream.id(),
                      channel.offset,
                      frame.get("prev"),
                      frame.get("offset")));
        }
        channel.offset = String.valueOf(frame.get("offset"));
        show(stream, channel, frame, false);
      }
      case "resumed" -> {
        if (Boolean.TRUE.equals(frame.get("recovered"))) {
          resumed.incrementAndGet();
        }
      }
      default -> {
        // Acknowledgements and signs of life.
        return;
      }
    }
  }

  private void show(Stream stream, Channel channel, Map<String, Object> frame, boolean snapshot) {
    if (!(frame.get("data") instanceof List<?> records)) {
      return;
    }
    for (Object each : records) {
      Map<?, ?> record = (Map<?, ?>) each;
      UUID id = UUID.fromString(String.valueOf(record.get("id")));
      if (channel.remembered.put(id, true) != null) {
        if (!snapshot) {
          dropped.incrementAndGet();
        }
      } else if (!channel.shown.add(id) && !snapshot) {
        doubled.incrementAndGet();
      }
      Instant timestamp = Instant.parse(String.valueOf(record.get("timestamp")));
      channel.newestMicros.accumulateAndGet(
          java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, timestamp), Math::max);
      if (stream.keyed()) {
        channel.latest.merge(
            key(stream, record),
            new Shown(timestamp, id),
            (held, next) -> next.timestamp().isBefore(held.timestamp()) ? held : next);
      }
    }
  }

  private static String key(Stream stream, Map<?, ?> record) {
    return stream == Stream.STOCK_QUOTES
        ? String.valueOf(record.get("symbol"))
        : record.get("department") + "/" + record.get("metric_type");
  }

  /** Until it worked: whatever was missed is in the database when the snapshot came. */
  private void catchUp(Stream stream) {
    URI uri =
        URI.create(
            "%s/api/v1/export/%s?format=ndjson&from=%s&to=%s"
                .formatted(address, stream.id(), since, since.plus(Duration.ofDays(1))));
    while (!stopping) {
      try {
        HttpResponse<InputStream> response =
            http.send(
                HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(30)).build(),
                BodyHandlers.ofInputStream());
        List<UUID> ids = new ArrayList<>();
        try (InputStream body = response.body()) {
          if (response.statusCode() == 200) {
            for (String line :
                new String(body.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
              ids.add(UUID.fromString(String.valueOf(frame(line).get("id"))));
            }
            channel(stream).caughtUp.addAll(ids);
            return;
          }
        }
        Thread.sleep(BETWEEN_ATTEMPTS);
      } catch (IOException | java.io.UncheckedIOException away) {
        java.util.concurrent.locks.LockSupport.parkNanos(BETWEEN_ATTEMPTS.toNanos());
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    drop();
    thread.interrupt();
    http.shutdownNow();
  }

  /** The texts that came over one connection; an empty one for its end. */
  private static final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        texts.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
      end();
    }

    void end() {
      texts.add("");
    }
  }
}
