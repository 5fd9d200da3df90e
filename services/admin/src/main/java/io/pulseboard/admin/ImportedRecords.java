package io.pulseboard.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes a stream's records of fields as JSON texts. A record without an id gets one that is the
 * same whenever the same line of the same file is imported: a UUIDv7 whose time is the record's and
 * whose other bits are the start of a SHA-256 over the line's number and the fields.
 */
final class ImportedRecords {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final String ANY_ID = "\"00000000-0000-7000-8000-000000000000\"";

  private final Stream stream;
  private final SequencedMap<String, String> types;

  ImportedRecords(Stream stream) {
    this.stream = stream;
    this.types = RecordTable.of(stream).columns();
  }

  Stream stream() {
    return stream;
  }

  boolean hasField(String name) {
    return types.containsKey(name);
  }

  Set<String> fields() {
    return types.keySet();
  }

  /** A text as the JSON that its field wants; left a string where it is no such value. */
  String json(String field, String text) {
    return switch (types.getOrDefault(field, "text")) {
      case "float8", "int8", "int4", "numeric" ->
          NUMBER.matcher(text.strip()).matches() ? text.strip() : string(text);
      case "jsonb" -> isJson(text) ? text : string(text);
      default -> string(text);
    };
  }

  private static String string(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static boolean isJson(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      boolean any = parser.nextToken() != null;
      parser.skipChildren();
      return any && parser.nextToken() == null;
    } catch (IOException notJson) {
      return false;
    }
  }

  /**
   * The record of a line.
   *
   * @param fields JSON texts by field; what the stream does not know is left out
   * @throws io.pulseboard.contracts.InvalidRecordException when it breaks a rule
   */
  StreamRecord make(long line, Map<String, String> fields) {
    Map<String, String> known = new LinkedHashMap<>();
    for (String name : types.keySet()) {
      String value = fields.get(name);
      if (value != null && !value.equals("null")) {
        known.put(name, value);
      }
    }
    if (known.containsKey("id")) {
      return decode(known);
    }
    String content = known.toString();
    known.put("id", ANY_ID);
    Instant timestamp = decode(known).timestamp();
    known.put("id", '"' + id(timestamp, line, content).toString() + '"');
    return decode(known);
  }

  private StreamRecord decode(Map<String, String> fields) {
    String json =
        fields.entrySet().stream()
            .map(field -> '"' + field.getKey() + "\":" + field.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return RecordCodec.decode(stream, json.getBytes(StandardCharsets.UTF_8));
  }

  private static UUID id(Instant timestamp, long line, String content) {
    try {
      byte[] text = (line + " " + content).getBytes(StandardCharsets.UTF_8);
      ByteBuffer hash = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
      long most = (timestamp.toEpochMilli() << 16) | 0x7000L | (hash.getLong() & 0xFFFL);
      long least = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
      return new UUID(most, least);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
