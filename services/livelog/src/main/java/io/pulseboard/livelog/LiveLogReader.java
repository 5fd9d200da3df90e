package io.pulseboard.livelog;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.RedisException;
import io.lettuce.core.SetArgs;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.pulseboard.contracts.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** Reads the live logs over one connection of its own; for one thread. */
public final class LiveLogReader implements AutoCloseable {

  /** The position before every entry. */
  public static final String START = "0-0";

  private static final String EPOCH_KEY = "pulseboard:live:epoch";
  private static final String RUN_ID = "run_id:";
  private static final int RUN_ID_DIGITS = 12;
  private static final int NANOS_PER_MICRO = 1_000;
  private static final int MOST_ENTRIES = 500;
  private static final int ENTRIES_PER_PAGE = 200;

  private final StatefulRedisConnection<String, byte[]> connection;

  LiveLogReader(StatefulRedisConnection<String, byte[]> connection) {
    this.connection = connection;
  }

  /**
   * The life of the logs that Redis holds now; another one when Redis has lost them, and when it
   * was started again or replaced, because it may have lost their ends then.
   *
   * @throws LiveLogUnavailableException when Redis did not answer, as all methods here do
   */
  public String epoch() {
    try {
      byte[] fresh = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
      connection.sync().set(EPOCH_KEY, fresh, SetArgs.Builder.nx());
      byte[] logs = Objects.requireNonNull(connection.sync().get(EPOCH_KEY));
      return new String(logs, StandardCharsets.US_ASCII) + "." + serverLife();
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  private String serverLife() {
    return connection
        .sync()
        .info("server")
        .lines()
        .filter(line -> line.startsWith(RUN_ID))
        .map(line -> line.substring(RUN_ID.length(), RUN_ID.length() + RUN_ID_DIGITS))
        .findFirst()
        .orElse("");
  }

  /**
   * The newest entries of a log whose texts together have at least so many bytes, or all there are,
   * oldest first.
   */
  public List<LiveEntry> newest(Stream stream, long bytes) {
    try {
      List<LiveEntry> entries = new ArrayList<>();
      Range<String> before = Range.unbounded();
      long found = 0;
      while (true) {
        List<StreamMessage<String, byte[]>> page =
            connection.sync().xrevrange(stream.liveLogKey(), before, Limit.from(ENTRIES_PER_PAGE));
        for (StreamMessage<String, byte[]> message : page) {
          LiveEntry entry = entry(message);
          entries.add(entry);
          found += entry.records().stream().mapToLong(record -> record.json().length).sum();
          if (found >= bytes) {
            break;
          }
        }
        if (found >= bytes || page.size() < ENTRIES_PER_PAGE) {
          Collections.reverse(entries);
          return entries;
        }
        before =
            Range.from(
                Range.Boundary.unbounded(), Range.Boundary.excluding(page.getLast().getId()));
      }
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  /**
   * The entries after an offset, oldest first; at most {@code most}, so that fewer are the last.
   */
  public List<LiveEntry> after(Stream stream, String offset, int most) {
    try {
      return connection
          .sync()
          .xrange(
              stream.liveLogKey(),
              Range.from(Range.Boundary.excluding(offset), Range.Boundary.unbounded()),
              Limit.from(most))
          .stream()
          .map(LiveLogReader::entry)
          .toList();
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  /** The offset of the oldest entry that a log still holds; {@link #START} when it holds none. */
  public String oldest(Stream stream) {
    try {
      return connection
          .sync()
          .xrange(stream.liveLogKey(), Range.unbounded(), Limit.from(1))
          .stream()
          .map(StreamMessage::getId)
          .findFirst()
          .orElse(START);
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  /** What Redis' clock says, which offsets are made of. */
  public Instant time() {
    try {
      List<byte[]> time = connection.sync().time();
      return Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * NANOS_PER_MICRO);
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  private static long number(byte[] digits) {
    return Long.parseLong(new String(digits, StandardCharsets.US_ASCII));
  }

  /** The latest record per key, in no order; empty on streams without keys. */
  public List<LiveRecord> latest(Stream stream) {
    try {
      return connection.sync().hgetall(stream.latestKey()).entrySet().stream()
          .map(held -> EntryCodec.latest(held.getKey(), held.getValue()))
          .filter(Objects::nonNull)
          .toList();
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  /**
   * The entries after the given offsets, in order per stream, of every stream named. Waits up to
   * {@code block} for the first; no list is empty.
   */
  public Map<Stream, List<LiveEntry>> read(Map<Stream, String> offsets, Duration block) {
    try {
      StreamOffset<String>[] positions = positions(offsets);
      Map<Stream, List<LiveEntry>> entries = new EnumMap<>(Stream.class);
      for (StreamMessage<String, byte[]> message :
          connection.sync().xread(XReadArgs.Builder.block(block).count(MOST_ENTRIES), positions)) {
        entries
            .computeIfAbsent(byLogKey(message.getStream()), _ -> new ArrayList<>())
            .add(entry(message));
      }
      return entries;
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static StreamOffset<String>[] positions(Map<Stream, String> offsets) {
    return offsets.entrySet().stream()
        .map(offset -> StreamOffset.from(offset.getKey().liveLogKey(), offset.getValue()))
        .toArray(StreamOffset[]::new);
  }

  private static Stream byLogKey(String key) {
    for (Stream stream : Stream.values()) {
      if (stream.liveLogKey().equals(key)) {
        return stream;
      }
    }
    throw new IllegalStateException("an answer for a log that was not asked for: " + key);
  }

  private static LiveEntry entry(StreamMessage<String, byte[]> message) {
    Map<String, byte[]> fields = message.getBody();
    return new LiveEntry(
        message.getId(),
        EntryCodec.decode(fields),
        fields.containsKey(EntryCodec.GAP),
        EntryCodec.trace(fields));
  }

  private static LiveLogUnavailableException unavailable(RedisException failed) {
    return new LiveLogUnavailableException("Redis does not answer", failed);
  }

  @Override
  public void close() {
    connection.close();
  }
}
