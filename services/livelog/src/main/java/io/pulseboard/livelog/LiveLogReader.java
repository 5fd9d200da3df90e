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
  private static final int MOST_ENTRIES = 500;

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
   * The newest entries of a log that together hold at least {@code records} records, or all there
   * are, oldest first.
   */
  public List<LiveEntry> newest(Stream stream, int records) {
    try {
      List<LiveEntry> entries = new ArrayList<>();
      int found = 0;
      for (StreamMessage<String, byte[]> message :
          connection
              .sync()
              .xrevrange(stream.liveLogKey(), Range.unbounded(), Limit.from(records))) {
        LiveEntry entry = entry(message);
        entries.add(entry);
        found += entry.records().size();
        if (found >= records) {
          break;
        }
      }
      Collections.reverse(entries);
      return entries;
    } catch (RedisException failed) {
      throw unavailable(failed);
    }
  }

  /**
   * The entries after one offset and up to another one, oldest first; at most 500, so that fewer
   * are the last.
   */
  public List<LiveEntry> range(Stream stream, String after, String upTo) {
    try {
      return connection
          .sync()
          .xrange(
              stream.liveLogKey(),
              Range.from(Range.Boundary.excluding(after), Range.Boundary.including(upTo)),
              Limit.from(MOST_ENTRIES))
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
        message.getId(), EntryCodec.decode(fields), fields.containsKey(EntryCodec.GAP));
  }

  private static LiveLogUnavailableException unavailable(RedisException failed) {
    return new LiveLogUnavailableException("Redis does not answer", failed);
  }

  @Override
  public void close() {
    connection.close();
  }
}
