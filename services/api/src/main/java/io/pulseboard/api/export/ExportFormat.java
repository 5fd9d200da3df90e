package io.pulseboard.api.export;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.pulseboard.api.problems.BadParameterException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordTable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** How the records of an export are written. */
enum ExportFormat {
  /** RFC 4180, with the column names as its header. */
  CSV("csv", "text/csv; charset=utf-8; header=present") {
    @Override
    Writer writer(Stream stream) {
      return new CsvWriter(RecordTable.of(stream));
    }
  },

  /** A JSON object per line, as producers publish it. */
  NDJSON("ndjson", "application/x-ndjson") {
    @Override
    Writer writer(Stream stream) {
      return NdjsonWriter.INSTANCE;
    }
  };

  /** Writes records as text in UTF-8. */
  interface Writer {

    /** Writes what comes before the first record. */
    void start(OutputStream out) throws IOException;

    /** Writes records, whole lines of them. */
    void write(List<StreamRecord> records, OutputStream out) throws IOException;
  }

  private enum NdjsonWriter implements Writer {
    INSTANCE;

    @Override
    public void start(OutputStream out) {}

    @Override
    public void write(List<StreamRecord> records, OutputStream out) throws IOException {
      for (StreamRecord record : records) {
        out.write(RecordCodec.encode(record));
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private final String id;
  private final String mediaType;

  ExportFormat(String id, String mediaType) {
    this.id = id;
    this.mediaType = mediaType;
  }

  /** What writes a stream's records in this format. */
  abstract Writer writer(Stream stream);

  /** Its name as a parameter and as a file's extension. */
  String id() {
    return id;
  }

  MediaType mediaType() {
    return MediaType.of(mediaType);
  }

  /**
   * @throws BadParameterException when there is no such format
   */
  static ExportFormat named(String id) {
    return Arrays.stream(values())
        .filter(format -> format.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new BadParameterException("format", "must be csv or ndjson"));
  }

  /** The format that a request's Accept header likes best, CSV when it has neither. */
  static ExportFormat accepted(HttpRequest<?> request) {
    return request.accept().stream()
        .flatMap(accepted ->
            Arrays.stream(values())
                .filter(format -> format.mediaType().getName().equals(accepted.getName())))
        .findFirst()
        .orElse(CSV);
  }
}
