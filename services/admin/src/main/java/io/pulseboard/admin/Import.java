package io.pulseboard.admin;

import io.pulseboard.admin.ImportRows.Row;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.RowRefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/** Stores the records of a file in batches and reports the lines that are none. For one thread. */
final class Import {

  private static final int BATCH = 5_000;

  private final Stream stream;
  private final @Nullable RecordWriter writer;
  private final AtomicLong lines;
  private final ObjLongConsumer<String> report;
  private final List<Row.Good> batch = new ArrayList<>(BATCH);
  private long stored;
  private long known;
  private long bad;

  /**
   * What it comes to.
   *
   * @param lines those that a record was to be in
   * @param stored records that were not there before
   * @param known records that were
   * @param bad lines that hold none that can be stored
   */
  record Outcome(long lines, long stored, long known, long bad) {}

  /**
   * @param writer null to store nothing
   * @param lines counts those that are dealt with
   * @param report gets what is wrong with a line, and its number
   */
  Import(
      Stream stream,
      @Nullable RecordWriter writer,
      AtomicLong lines,
      ObjLongConsumer<String> report) {
    this.stream = stream;
    this.writer = writer;
    this.lines = lines;
    this.report = report;
  }

  /**
   * Imports all rows. Where a file cannot be read any further, that is one more bad line.
   *
   * @throws io.pulseboard.store.DatabaseUnavailableException when the database fails; what was
   *     stored stays
   */
  Outcome run(ImportRows rows) {
    for (Row row = next(rows); row != null; row = next(rows)) {
      lines.incrementAndGet();
      switch (row) {
        case Row.Good good -> add(good);
        case Row.Bad(long line, String reason) -> refuse(line, reason);
      }
    }
    flush();
    return new Outcome(lines.get(), stored, known, bad);
  }

  private @Nullable Row next(ImportRows rows) {
    long line = rows.line();
    try {
      return rows.next();
    } catch (IOException unreadable) {
      lines.incrementAndGet();
      refuse(line, "cannot be read from about here on: " + ImportFile.reason(unreadable));
      return null;
    }
  }

  private void refuse(long line, String reason) {
    bad++;
    report.accept(reason, line);
  }

  private void add(Row.Good good) {
    batch.add(good);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    if (writer != null && !batch.isEmpty()) {
      store(writer, batch);
    }
    batch.clear();
  }

  /** The database does not say which row it refuses, so halves are tried until one is left. */
  private void store(RecordWriter into, List<Row.Good> rows) {
    List<StreamRecord> records = rows.stream().map(Row.Good::record).toList();
    try {
      int fresh = into.write(stream, records).cardinality();
      stored += fresh;
      known += rows.size() - fresh;
    } catch (RowRefusedException refused) {
      if (rows.size() == 1) {
        String message = String.valueOf(refused.getMessage());
        refuse(
            rows.getFirst().line(),
            "the database refused it: " + message.lines().findFirst().orElse(message));
        return;
      }
      int half = rows.size() / 2;
      store(into, rows.subList(0, half));
      store(into, rows.subList(half, rows.size()));
    }
  }
}
