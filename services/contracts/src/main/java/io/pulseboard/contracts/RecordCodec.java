package io.pulseboard.contracts;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON text in UTF-8: snake_case fields, RFC 3339 times with {@code Z}, absent fields
 * left out. The golden files beside the tests show one of each.
 */
public final class RecordCodec {

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
    return RecordEncoder.encode(record, null, null);
  }

  /**
   * The record as live clients get it: with {@code published_at}, when its producer handed it to
   * the broker (left out when the producer did not say), and {@code stored_at}, when its
   * transaction had committed.
   */
  public static byte[] encodeLive(
      StreamRecord record, @Nullable Instant publishedAt, @Nullable Instant storedAt) {
    return RecordEncoder.encode(record, publishedAt, storedAt);
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
