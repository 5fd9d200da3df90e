package io.pulseboard.livelog;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
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
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to the live logs. Safe for any number of threads; fails fast while Redis is away.
 */
@Singleton
public final class LiveLogWriter {

  private static final int MOST_RECORDS_PER_ENTRY = 250;
  private static final int FEWEST_ENTRIES = 100;
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private static final String APPEND = script("append.lua");

  private final RedisConnections connections;
  private final int window;
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
  private volatile @Nullable String scriptDigest;
  private volatile long nextAttempt = System.nanoTime();

  LiveLogWriter(RedisConnections connections, RedisSettings settings) {
    this.connections = connections;
    this.window = settings.window();
  }

  /**
   * Appends records in order, as one log entry or, when they are many, as few; then they are the
   * latest of their keys, unless a later one is.
   *
   * @throws LiveLogUnavailableException when Redis did not answer; some of the records may have
   *     been appended
   */
  public void append(Stream stream, List<LiveRecord> records) {
    try {
      RedisCommands<String, byte[]> redis = connected().sync();
      for (int start = 0; start < records.size(); start += MOST_RECORDS_PER_ENTRY) {
        int end = Math.min(start + MOST_RECORDS_PER_ENTRY, records.size());
        appendEntry(redis, stream, records.subList(start, end));
      }
    } catch (RedisException failed) {
      throw new LiveLogUnavailableException("Redis did not take an entry", failed);
    }
  }

  private void appendEntry(
      RedisCommands<String, byte[]> redis, Stream stream, List<LiveRecord> records) {
    String[] keys = {stream.liveLogKey(), stream.latestKey()};
    byte[][] arguments = arguments(stream, records);
    try {
      redis.evalsha(digest(redis), ScriptOutputType.VALUE, keys, arguments);
    } catch (RedisNoScriptException restarted) {
      scriptDigest = null;
      redis.evalsha(digest(redis), ScriptOutputType.VALUE, keys, arguments);
    }
  }

  private byte[][] arguments(Stream stream, List<LiveRecord> records) {
    int entries = Math.max(FEWEST_ENTRIES, window / records.size());
    List<byte[]> arguments = new ArrayList<>();
    arguments.add(ascii(Integer.toString(entries)));
    arguments.add(EntryCodec.records(records));
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

  private StatefulRedisConnection<String, byte[]> connected() {
    StatefulRedisConnection<String, byte[]> current = connection;
    if (current != null) {
      return current;
    }
    return connect();
  }

  /** One attempt a second, by one caller, so that a Redis that is away does not slow them down. */
  private StatefulRedisConnection<String, byte[]> connect() {
    if (System.nanoTime() - nextAttempt < 0 || !connecting.tryLock()) {
      throw new LiveLogUnavailableException("Redis does not answer");
    }
    try {
      StatefulRedisConnection<String, byte[]> current = connection;
      if (current == null) {
        nextAttempt = System.nanoTime() + BETWEEN_ATTEMPTS.toNanos();
        current = connections.open();
        connection = current;
      }
      return current;
    } finally {
      connecting.unlock();
    }
  }

  /** Whether Redis answers. */
  public boolean isAvailable() {
    try {
      return "PONG".equals(connected().sync().ping());
    } catch (RedisException | LiveLogUnavailableException away) {
      return false;
    }
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
