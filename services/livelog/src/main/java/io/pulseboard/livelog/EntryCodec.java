package io.pulseboard.livelog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the records of an entry are laid into the fields of a Redis Stream entry: {@code r} holds
 * their texts, one per line, and {@code k}, on keyed streams, a line {@code <timestamp micros>
 * <key>} for each; an entry after a gap has a field {@code g}, and one that a sampled span appended
 * has that span's {@code traceparent} in a field {@code t}. JSON text has no line breaks of its
 * own, so lines are enough to take it apart without reading it.
 */
final class EntryCodec {

  static final String RECORDS = "r";
  static final String KEYS = "k";
  static final String GAP = "g";
  static final String TRACE = "t";

  private static final byte[] NO_TRACE = {};

  private EntryCodec() {}

  static byte[] records(List<LiveRecord> records) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream(records.size() * 384);
    for (LiveRecord record : records) {
      if (lines.size() > 0) {
        lines.write('\n');
      }
      lines.writeBytes(record.json());
    }
    return lines.toByteArray();
  }

  static byte[] keys(List<LiveRecord> records) {
    StringBuilder lines = new StringBuilder(records.size() * 24);
    for (LiveRecord record : records) {
      if (record.key() != null) {
        lines.append(record.timestampMicros()).append(' ').append(record.key()).append('\n');
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The current span, or an empty text unless it is sampled. */
  static byte[] trace() {
    SpanContext span = Span.current().getSpanContext();
    return span.isSampled()
        ? ("00-" + span.getTraceId() + "-" + span.getSpanId() + "-01").getBytes(US_ASCII)
        : NO_TRACE;
  }

  static @Nullable String trace(Map<String, byte[]> fields) {
    byte[] trace = fields.get(TRACE);
    return trace == null ? null : new String(trace, US_ASCII);
  }

  static List<LiveRecord> decode(Map<String, byte[]> fields) {
    List<byte[]> texts = lines(fields.getOrDefault(RECORDS, new byte[0]));
    byte[] keys = fields.get(KEYS);
    List<String> keyLines =
        keys == null ? List.of() : new String(keys, StandardCharsets.UTF_8).lines().toList();
    List<LiveRecord> records = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      records.add(
          keyLines.isEmpty()
              ? new LiveRecord(null, 0, texts.get(i))
              : keyed(keyLines.get(i), texts.get(i)));
    }
    return records;
  }

  private static LiveRecord keyed(String line, byte[] json) {
    int space = line.indexOf(' ');
    return new LiveRecord(line.substring(space + 1), Long.parseLong(line, 0, space, 10), json);
  }

  private static List<byte[]> lines(byte[] text) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length; i++) {
      if (i == text.length || text[i] == '\n') {
        if (i > start) {
          lines.add(Arrays.copyOfRange(text, start, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }

  /** The value of a latest hash: {@code <timestamp micros> <json>}. */
  static @Nullable LiveRecord latest(String key, byte[] value) {
    for (int i = 0; i < value.length; i++) {
      if (value[i] == ' ') {
        long micros = Long.parseLong(new String(value, 0, i, US_ASCII));
        return new LiveRecord(key, micros, Arrays.copyOfRange(value, i + 1, value.length));
      }
    }
    return null;
  }
}
