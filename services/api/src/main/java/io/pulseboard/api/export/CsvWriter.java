package io.pulseboard.api.export;

import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordTable;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Records as CSV: a column per column of the table, absent fields as empty cells. */
final class CsvWriter implements ExportFormat.Writer {

  private final RecordTable<?> table;

  CsvWriter(RecordTable<?> table) {
    this.table = table;
  }

  @Override
  public void start(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    CSVFormat.RFC4180.printRecord(text, table.columns().keySet().toArray());
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void write(List<StreamRecord> records, OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder();
    for (StreamRecord record : records) {
      CSVFormat.RFC4180.printRecord(
          text, table.values(record).stream().map(CsvWriter::cell).toArray());
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime time -> time.toInstant().toString();
      case BigDecimal exact -> exact.toPlainString();
      default -> value.toString();
    };
  }
}
