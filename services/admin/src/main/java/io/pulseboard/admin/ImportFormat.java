package io.pulseboard.admin;

import java.io.IOException;

/** How the records of a file are written. */
enum ImportFormat {
  /** RFC 4180, its first line naming the columns. */
  CSV,

  /** A JSON object per line. */
  NDJSON;

  /**
   * The records in a text.
   *
   * @throws IllegalArgumentException when a header names columns of which none can be made
   */
  ImportRows rows(RecordLimit text, ImportedRecords records, ImportFields fields)
      throws IOException {
    return switch (this) {
      case CSV -> new CsvRows(text, records, fields);
      case NDJSON -> new NdjsonRows(text, records, fields);
    };
  }
}
