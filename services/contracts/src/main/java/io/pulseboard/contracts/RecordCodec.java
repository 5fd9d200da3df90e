package io.pulseboard.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON text in UTF-8: snake_case fields, RFC 3339 times with {@code Z}, absent fields
 * left out. The golden files beside the tests show one of each.
 */
public final class RecordCodec {

  /** How {@link #encodeLive} and {@link #stored} end a text whose producer said when. */
  private static final Pattern TIMES =
      Pattern.compile(",\"published_at\":\"([^\"]+)\",\"stored_at\":\"[^\"]+\"}$");

  private static final int LONGEST_TIMES = 128;

  private RecordCodec() {}

  /**
   * Reads one record of a stream and holds it against the stream's rules.
   *
   * @throws InvalidRecordException when it is not JSON, lacks a field or breaks a rule
   */
  public static StreamRecord decode(Stream stream, byte[] json) {
    return RecordDecoder.decode(stream, json);
  }

  /** The record as its producer publishes it. */
  public static byte[] encode(StreamRecord record) {
    return RecordEncoder.encode(record, null);
  }

  /**
   * The record as live clients get it, before it is stored: with {@code published_at}, when its
   * producer handed it to the broker (left out when the producer did not say).
   */
  public static byte[] encodeLive(StreamRecord record, @Nullable Instant publishedAt) {
    return RecordEncoder.encode(record, publishedAt);
  }

  /**
   * The text of {@link #encodeLive} with {@code stored_at}, when the record's transaction had
   * committed. This does not write the record again, since it stands between commit and clients.
   */
  public static byte[] stored(byte[] live, Instant storedAt) {
    byte[] end = (",\"stored_at\":\"" + storedAt + "\"}").getBytes(StandardCharsets.US_ASCII);
    byte[] text = Arrays.copyOf(live, live.length - 1 + end.length);
    System.arraycopy(end, 0, text, live.length - 1, end.length);
    return text;
  }

  /**
   * The {@code published_at} of a text that {@link #stored} made, which it finds from the end
   * without reading the rest; null when there is none.
   */
  public static @Nullable Instant publishedAt(byte[] stored) {
    String end =
        new String(
            stored,
            Math.max(0, stored.length - LONGEST_TIMES),
            Math.min(stored.length, LONGEST_TIMES),
            StandardCharsets.ISO_8859_1);
    Matcher times = TIMES.matcher(end);
    return times.find() ? Instant.parse(times.group(1)) : null;
  }

  /** The JSON text of a user event's metadata, as the database keeps it. */
  public static String encodeObject(Map<String, @Nullable Object> object) {
    return JsonObjects.encode(object);
  }

  /**
   * The reverse of {@link #encodeObject}.
   *
   * @throws InvalidRecordException when the text is no JSON object
   */
  public static Map<String, @Nullable Object> decodeObject(String json) {
    return JsonObjects.decode(json);
  }
}
