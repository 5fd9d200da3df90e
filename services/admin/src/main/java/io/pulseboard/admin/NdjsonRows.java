package io.pulseboard.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.StreamRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object per line; empty lines are passed over. */
final class NdjsonRows implements ImportRows {

  private static final JsonFactory JSON = new JsonFactory();

  private final BufferedReader reader;
  private final RecordLimit limit;
  private final ImportedRecords records;
  private final ImportFields fields;
  private long line;

  NdjsonRows(RecordLimit text, ImportedRecords records, ImportFields fields) {
    this.reader = new BufferedReader(text);
    this.limit = text;
    this.records = records;
    this.fields = fields;
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      limit.startRecord();
      String text = reader.readLine();
      if (text == null) {
        return null;
      }
      line++;
      if (!text.isBlank()) {
        return row(text);
      }
    }
  }

  private Row row(String text) {
    try {
      return new Row.Good(line, record(text));
    } catch (InvalidRecordException bad) {
      return new Row.Bad(line, String.valueOf(bad.getMessage()));
    }
  }

  private StreamRecord record(String text) {
    byte[] json = text.getBytes(StandardCharsets.UTF_8);
    if (fields.changeNothing()) {
      try {
        return RecordCodec.decode(records.stream(), json);
      } catch (InvalidRecordException invalid) {
        if (!invalid.field().equals("id")) {
          throw invalid;
        }
      }
    }
    try {
      return records.make(line, fields.apply(values(text)));
    } catch (IOException notAnObject) {
      // The codec says what is wrong with it in the words of the pipeline.
      return RecordCodec.decode(records.stream(), json);
    }
  }

  /** The values as they are written, so that no digit is lost. */
  private static Map<String, String> values(String text) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not an object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        int start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        values.put(
            name, text.substring(start, (int) parser.currentLocation().getCharOffset()).strip());
      }
      if (parser.nextToken() != null) {
        throw new IOException("more than an object");
      }
    }
    return values;
  }

  @Override
  public long line() {
    return line + 1;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
