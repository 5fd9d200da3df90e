package io.pulseboard.livelog;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.micronaut.context.annotation.Bean;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the live logs. Safe for any number of threads; fails fast while Redis is away.
 */
@Singleton
@Bean(preDestroy = "close")
public final class LiveLogWriter implements AutoCloseable {

  private static final int MOST_RECORDS_PER_ENTRY = 250;
  private static final int FEWEST_ENTRIES = 100;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(500);
  private static final String APPEND = script("append.lua");

  private final RedisConnections connections;
  private final int window;
  private final Duration timeout;
  private final AtomicBoolean recovering = new AtomicBoolean();
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
  private volatile @Nullable String scriptDigest;
  private volatile boolean available;
  private volatile boolean closed;

  LiveLogWriter(RedisConnections connections, RedisSettings settings) {
    this.connections = connections;
    this.window = settings.window();
    this.timeout = settings.timeout();
    if (!answers()) {
      recover();
    }
  }

  /**
   * Appends records in order, as one log entry or, when they are many, as few; then they are the
   * latest of their keys, unless a later one is. Entries name the current span when it is sampled.
   *
   * @throws LiveLogUnavailableException when Redis did not take them; some of the records may have
   *     been appended. Once it did not, this comes at once until it answers again.
   */
  public void append(Stream stream, List<LiveRecord> records) {
    append(stream, records, false);
  }

  /** The same, where records of this stream were left out before these; readers are told. */
  public void appendAfterGap(Stream stream, List<LiveRecord> records) {
    append(stream, records, true);
  }

  private void append(Stream stream, List<LiveRecord> records, boolean afterGap) {
    StatefulRedisConnection<String, byte[]> redis = connection;
    if (!available || redis == null) {
      throw new LiveLogUnavailableException("Redis does not answer");
    }
    try {
      append(redis, entries(stream, records, afterGap));
    } catch (RedisException failed) {
      available = false;
      recover();
      throw new LiveLogUnavailableException("Redis did not take an entry", failed);
    }
  }

  private List<Entry> entries(Stream stream, List<LiveRecord> records, boolean afterGap) {
    String[] keys = {stream.liveLogKey(), stream.latestKey()};
    List<Entry> entries = new ArrayList<>();
    for (int start = 0; start < records.size(); start += MOST_RECORDS_PER_ENTRY) {
      int end = Math.min(start + MOST_RECORDS_PER_ENTRY, records.size());
      entries.add(
          new Entry(keys, arguments(stream, records.subList(start, end), afterGap && start == 0)));
    }
    return entries;
  }

  /** The script's keys and arguments for one entry. */
  private record Entry(String[] keys, byte[][] arguments) {}

  /** All at once, so that many take no longer than one; they are appended in their order. */
  private void append(StatefulRedisConnection<String, byte[]> redis, List<Entry> entries) {
    try {
      await(sent(redis, entries));
    } catch (RedisNoScriptException restarted) {
      scriptDigest = null;
      await(sent(redis, entries));
    }
  }

  private List<RedisFuture<Object>> sent(
      StatefulRedisConnection<String, byte[]> redis, List<Entry> entries) {
    String digest = digest(redis.sync());
    return entries.stream()
        .map(entry ->
            redis
                .async()
                .<Object>evalsha(digest, ScriptOutputType.VALUE, entry.keys(), entry.arguments()))
        .toList();
  }

  private void await(List<RedisFuture<Object>> answers) {
    // The timeout is for silence, not for all of them.
    answers.forEach(
        answer -> LettuceFutures.awaitOrCancel(answer, timeout.toMillis(), MILLISECONDS));
  }

  private byte[][] arguments(Stream stream, List<LiveRecord> records, boolean afterGap) {
    int entries = Math.max(FEWEST_ENTRIES, window / records.size());
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(ascii(Integer.toString(entries)));
    arguments.add(EntryCodec.records(records));
    arguments.add(ascii(afterGap ? "1" : ""));
    arguments.add(EntryCodec.trace());
    if (stream.keyed()) {
      arguments.add(EntryCodec.keys(records));
      for (LiveRecord latest : latestPerKey(records).values()) {
        arguments.add(Objects.requireNonNull(latest.key()).getBytes(StandardCharsets.UTF_8));
        arguments.add(ascii(Long.toString(latest.timestampMicros())));
        arguments.add(latest.json());
      }
    }
    return arguments.toArray(byte[][]::new);
  }

  private static Map<String, LiveRecord> latestPerKey(List<LiveRecord> records) {
    Map<String, LiveRecord> latest = new LinkedHashMap<>();
    for (LiveRecord record : records) {
      latest.merge(
          Objects.requireNonNull(record.key()),
          record,
          (held, next) -> next.timestampMicros() >= held.timestampMicros() ? next : held);
    }
    return latest;
  }

  private String digest(RedisCommands<String, byte[]> redis) {
    String digest = scriptDigest;
    if (digest == null) {
      digest = redis.scriptLoad(APPEND);
      scriptDigest = digest;
    }
    return digest;
  }

  /** Waits for Redis in the background, so that one that hangs delays nobody. */
  private void recover() {
    if (recovering.compareAndSet(false, true)) {
      Thread.ofVirtual().name("live log writer").start(this::awaitRedis);
    }
  }

  private void awaitRedis() {
    try {
      while (!closed && !answers()) {
        Thread.sleep(BETWEEN_ATTEMPTS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      recovering.set(false);
    }
  }

  private boolean answers() {
    try {
      StatefulRedisConnection<String, byte[]> current = connection;
      if (current == null) {
        current = connections.open();
        connection = current;
      }
      available = "PONG".equals(current.sync().ping());
      return available;
    } catch (RedisException | LiveLogUnavailableException away) {
      return false;
    }
  }

  /** Whether Redis answered when it was last asked. */
  public boolean isAvailable() {
    return available;
  }

  @Override
  public void close() {
    closed = true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String script(String name) {
    try (InputStream in = Objects.requireNonNull(LiveLogWriter.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
