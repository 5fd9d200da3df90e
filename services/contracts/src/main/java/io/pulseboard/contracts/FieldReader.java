package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one flat JSON object, read in a single pass and then asked for by name. Unknown
 * fields are passed over; a missing field or a value of the wrong kind is an {@link
 * InvalidRecordException} that names it.
 */
final class FieldReader {

  private static final int MAX_OBJECT_BYTES = 16 * 1024;
  private static final String ID = "id";

  private final String[] names;
  private final @Nullable JsonToken[] tokens;
  private final String[] texts;
  private final @Nullable Supplier<UUID> ids;
  private @Nullable Map<String, @Nullable Object> object;

  private FieldReader(String[] names, @Nullable Supplier<UUID> ids) {
    this.names = names;
    this.ids = ids;
    this.tokens = new JsonToken[names.length];
    this.texts = new String[names.length];
  }

  /**
   * Reads the object in {@code json}, keeping the fields in {@code names}, which must be string
   * constants.
   */
  static FieldReader read(byte[] json, String[] names) {
    try (JsonParser parser = JsonObjects.FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new InvalidRecordException("(record)", "must be one JSON object");
      }
      FieldReader fields = read(parser, names, null);
      if (parser.nextToken() != null) {
        throw new InvalidRecordException(
            "(record)", "must be one JSON object with nothing after it");
      }
      return fields;
    } catch (IOException notJson) {
      throw JsonObjects.notJson(notJson);
    }
  }

  /**
   * Reads the object at whose start {@code parser} stands.
   *
   * @param ids makes the id of a record that has none; null when it must have one
   */
  static FieldReader read(JsonParser parser, String[] names, @Nullable Supplier<UUID> ids)
      throws IOException {
    FieldReader fields = new FieldReader(names, ids);
    fields.readObject(parser);
    return fields;
  }

  private void readObject(JsonParser parser) throws IOException {
    int expected = 0;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      int slot = slot(parser.currentName(), expected);
      JsonToken token = parser.nextToken();
      if (slot < 0) {
        parser.skipChildren();
        continue;
      }
      expected = slot + 1;
      tokens[slot] = token;
      if (token == JsonToken.START_OBJECT) {
        object = readNested(names[slot], parser);
      } else if (token == JsonToken.START_ARRAY) {
        parser.skipChildren();
      } else {
        texts[slot] = parser.getText();
      }
    }
  }

  /** Producers mostly keep one field order, so the slot after the last one is tried first. */
  private int slot(String name, int expected) {
    if (expected < names.length && names[expected].equals(name)) {
      return expected;
    }
    return indexOf(name);
  }

  private int indexOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static Map<String, @Nullable Object> readNested(String field, JsonParser parser)
      throws IOException {
    long start = parser.currentTokenLocation().getByteOffset();
    Map<String, @Nullable Object> nested;
    try {
      nested = JsonObjects.read(parser);
    } catch (NumberFormatException exponentTooLarge) {
      throw new InvalidRecordException(field, Rules.JSON_NUMBERS);
    }
    if (parser.currentLocation().getByteOffset() - start > MAX_OBJECT_BYTES) {
      throw new InvalidRecordException(field, "must be at most 16 KiB");
    }
    return nested;
  }

  private @Nullable String value(String name, boolean number, String rule) {
    int slot = indexOf(name);
    JsonToken token = tokens[slot];
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    boolean matches = number ? token.isNumeric() : token == JsonToken.VALUE_STRING;
    if (!matches) {
      throw new InvalidRecordException(name, rule);
    }
    return texts[slot];
  }

  private static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRecordException(name, "is missing");
    }
    return value;
  }

  String text(String name) {
    return required(name, optionalText(name));
  }

  @Nullable String optionalText(String name) {
    return value(name, false, "must be a string");
  }

  UUID id() {
    String text = optionalText(ID);
    if (text == null && ids != null) {
      return ids.get();
    }
    if (!looksLikeUuid(required(ID, text))) {
      throw new InvalidRecordException(ID, "must be a UUID");
    }
    return UUID.fromString(text);
  }

  /** {@link UUID#fromString} alone also takes signs and groups of other lengths. */
  private static boolean looksLikeUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  Instant instant(String name) {
    String text = text(name);
    try {
      return text.endsWith("Z") ? Instant.parse(text) : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw new InvalidRecordException(name, "must be an RFC 3339 time");
    }
  }

  double number(String name) {
    return required(name, optionalNumber(name));
  }

  @Nullable Double optionalNumber(String name) {
    String text = value(name, true, "must be a number");
    return text == null ? null : Double.valueOf(text);
  }

  long integer(String name) {
    String text = required(name, value(name, true, "must be a whole number"));
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notWhole) {
      throw new InvalidRecordException(name, "must be a whole number");
    }
  }

  int smallInteger(String name) {
    long value = integer(name);
    if (value != (int) value) {
      throw new InvalidRecordException(name, "must be at most " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  BigDecimal decimal(String name) {
    return required(name, optionalDecimal(name));
  }

  @Nullable BigDecimal optionalDecimal(String name) {
    String text = value(name, true, "must be a number");
    if (text == null) {
      return null;
    }
    try {
      BigDecimal value = new BigDecimal(text);
      Rules.amount(name, value);
      return value;
    } catch (NumberFormatException exponentTooLarge) {
      throw new InvalidRecordException(
          name, "must have at most 20 digits before the point and 10 after it");
    }
  }

  @Nullable Map<String, @Nullable Object> optionalObject(String name) {
    JsonToken token = tokens[indexOf(name)];
    if (token == null || token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      throw new InvalidRecordException(name, "must be a JSON object");
    }
    return object;
  }
}
