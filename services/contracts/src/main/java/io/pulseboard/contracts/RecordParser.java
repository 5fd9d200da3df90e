package io.pulseboard.contracts;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the records of one stream from a text in UTF-8: a JSON array of them, or one object after
 * the other, as NDJSON has them. It holds one record at a time, and leaves it to the text's owner
 * to close that.
 */
public final class RecordParser implements AutoCloseable {

  private final Stream stream;
  private final JsonParser parser;
  private final Supplier<UUID> ids;
  private boolean started;
  private boolean array;

  /**
   * @param ids makes the id of a record that has none
   * @throws IOException when {@code text} cannot be read
   */
  public RecordParser(Stream stream, InputStream text, Supplier<UUID> ids) throws IOException {
    this.stream = stream;
    this.parser =
        JsonObjects.FACTORY.createParser(text).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    this.ids = ids;
  }

  /**
   * The next record, or null when there is none left.
   *
   * @throws InvalidRecordException when it breaks a rule; the next call goes on with the one after
   * @throws com.fasterxml.jackson.core.JsonProcessingException when the text is not JSON; nothing
   *     more can be read
   * @throws IOException when the text cannot be read
   */
  public @Nullable StreamRecord next() throws IOException {
    JsonToken token = parser.nextToken();
    if (!started && token == JsonToken.START_ARRAY) {
      array = true;
      token = parser.nextToken();
    }
    started = true;
    if (array && token == JsonToken.END_ARRAY) {
      requireEnd();
      return null;
    }
    if (token == null) {
      return null;
    }
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      throw new InvalidRecordException("(record)", "must be a JSON object");
    }
    int inside = parser.getParsingContext().getNestingDepth();
    try {
      return RecordDecoder.decode(stream, parser, ids);
    } catch (InvalidRecordException bad) {
      while (parser.getParsingContext().getNestingDepth() >= inside) {
        parser.nextToken();
      }
      throw bad;
    }
  }

  private void requireEnd() throws IOException {
    if (parser.nextToken() != null) {
      throw new JsonParseException(parser, "must end with the array");
    }
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
