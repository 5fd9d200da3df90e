package io.pulseboard.admin;

import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file below its header; empty lines are passed over, empty cells are absent. */
final class CsvRows implements ImportRows {

  private final CSVParser parser;
  private final Iterator<CSVRecord> rows;
  private final RecordLimit limit;
  private final ImportedRecords records;
  private final ImportFields fields;
  private final List<String> columns;

  /** Whether the parser has met what it cannot read, after which nothing it says can be trusted. */
  private boolean isBroken;

  /**
   * Reads the header.
   *
   * @throws IllegalArgumentException when records cannot be made of these columns, with all that is
   *     wrong
   */
  CsvRows(RecordLimit text, ImportedRecords records, ImportFields fields) throws IOException {
    this.limit = text;
    this.records = records;
    this.fields = fields;
    this.parser = CSVParser.parse(text, CSVFormat.RFC4180);
    this.rows = parser.iterator();
    CSVRecord header = read();
    if (header == null) {
      throw new IllegalArgumentException("it is empty; its first line must name the columns");
    }
    columns = header.stream().map(String::strip).toList();
    requireColumns();
  }

  private void requireColumns() {
    List<String> faults = new ArrayList<>();
    for (String name : fields.renamed().keySet()) {
      if (!columns.contains(name)) {
        faults.add("it has no column '%s' that --map names".formatted(name));
      }
    }
    Set<String> present = Set.copyOf(columns.stream().map(fields::field).toList());
    List<String> missing =
        needed(records.stream()).stream()
            .filter(name -> !present.contains(name) && !fields.set().containsKey(name))
            .toList();
    if (!missing.isEmpty()) {
      faults.add("it lacks " + String.join(", ", missing) + "; use --map or --set");
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          String.join("; ", faults) + ". Its columns are " + String.join(", ", columns) + ".");
    }
  }

  /** The fields that nothing can be made without. */
  static List<String> needed(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES ->
          List.of(
              "timestamp",
              "symbol",
              "exchange",
              "open",
              "high",
              "low",
              "close",
              "volume",
              "change",
              "change_pct");
      case SALES ->
          List.of(
              "timestamp",
              "product_id",
              "product_name",
              "category",
              "customer_id",
              "region",
              "quantity",
              "unit_price",
              "discount");
      case USER_EVENTS ->
          List.of("timestamp", "event_type", "page", "device", "browser", "country", "city");
      case FINANCIAL_METRICS ->
          List.of("timestamp", "metric_type", "department", "category", "amount", "period");
    };
  }

  @Override
  public @Nullable Row next() throws IOException {
    while (true) {
      long line = line();
      CSVRecord row = read();
      if (row == null) {
        return null;
      }
      if (row.size() > 1 || !row.get(0).isBlank()) {
        return row(line, row);
      }
    }
  }

  private @Nullable CSVRecord read() throws IOException {
    if (isBroken) {
      return null;
    }
    limit.startRecord();
    try {
      return rows.hasNext() ? rows.next() : null;
    } catch (UncheckedIOException broken) {
      isBroken = true;
      throw broken.getCause();
    }
  }

  private Row row(long line, CSVRecord row) {
    if (row.size() != columns.size()) {
      return new Row.Bad(
          line, "has %d cells where the header has %d".formatted(row.size(), columns.size()));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String name = columns.get(i);
      if (!row.get(i).isBlank()) {
        values.put(name, records.json(fields.field(name), row.get(i)));
      }
    }
    try {
      return new Row.Good(line, records.make(line, fields.apply(values)));
    } catch (InvalidRecordException bad) {
      return new Row.Bad(line, String.valueOf(bad.getMessage()));
    }
  }

  @Override
  public long line() {
    return parser.getCurrentLineNumber() + 1;
  }

  @Override
  public void close() throws IOException {
    parser.close();
  }
}
