package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.events.UserEventTable;
import io.pulseboard.store.financials.FinancialMetricTable;
import io.pulseboard.store.sales.SaleTable;
import io.pulseboard.store.stocks.StockQuoteTable;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A stream's table and the two ways to fill it.
 *
 * @param <R> the stream's record
 */
public final class RecordTable<R extends StreamRecord> {

  private final Class<R> type;
  private final List<Column<R>> columns;
  private final String copySql;
  private final String insertSql;

  /** A table whose columns are timestamp, id and then {@code columns}. */
  public RecordTable(Stream stream, Class<R> type, List<Column<R>> columns) {
    this.type = type;
    this.columns = new ArrayList<>();
    this.columns.add(Column.timestamp());
    this.columns.add(Column.id());
    this.columns.addAll(columns);
    String names = this.columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String arrays =
        this.columns.stream()
            .map(column -> "?::" + column.type() + "[]")
            .collect(Collectors.joining(", "));
    this.copySql = "COPY %s (%s) FROM STDIN BINARY".formatted(stream.table(), names);
    this.insertSql =
        """
        INSERT INTO %s (%s) SELECT * FROM unnest(%s)
        ON CONFLICT (timestamp, id) DO NOTHING
        RETURNING timestamp, id
        """
            .formatted(stream.table(), names, arrays);
  }

  /** The table of a stream. */
  public static RecordTable<?> of(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> StockQuoteTable.TABLE;
      case SALES -> SaleTable.TABLE;
      case USER_EVENTS -> UserEventTable.TABLE;
      case FINANCIAL_METRICS -> FinancialMetricTable.TABLE;
    };
  }

  /** Its columns' SQL types by their names, in the table's order; the names are the fields'. */
  public SequencedMap<String, String> columns() {
    SequencedMap<String, String> types = new LinkedHashMap<>();
    columns.forEach(column -> types.put(column.name(), column.type()));
    return types;
  }

  /**
   * What a record of this stream puts into the columns, in their order: an {@link OffsetDateTime}
   * in UTC, a {@link UUID}, text, boxed numbers, a {@link java.math.BigDecimal}, or null.
   */
  public List<@Nullable Object> values(StreamRecord record) {
    R row = type.cast(record);
    List<@Nullable Object> values = new ArrayList<>(columns.size());
    for (Column<R> column : columns) {
      values.add(column.element(row));
    }
    return values;
  }

  /** Stores all rows or fails; SQLSTATE 23505 when any of them is there already. */
  void copy(Connection connection, List<? extends StreamRecord> records) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copySql);
    try {
      CopyBuffer buffer = new CopyBuffer(copy);
      for (StreamRecord record : records) {
        R row = type.cast(record);
        buffer.startRow(columns.size());
        for (Column<R> column : columns) {
          column.copy(buffer, row);
        }
      }
      buffer.finish();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  /** What makes a record that record. */
  record Identity(Instant timestamp, UUID id) {}

  /** Stores the rows that are not there yet, and says which those were. */
  Set<Identity> insertMissing(Connection connection, List<? extends StreamRecord> records)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(insertSql)) {
      for (int i = 0; i < columns.size(); i++) {
        insert.setArray(i + 1, array(connection, columns.get(i), records));
      }
      Set<Identity> stored = new HashSet<>();
      try (ResultSet rows = insert.executeQuery()) {
        while (rows.next()) {
          stored.add(
              new Identity(
                  rows.getObject(1, OffsetDateTime.class).toInstant(),
                  rows.getObject(2, UUID.class)));
        }
      }
      return stored;
    }
  }

  private Array array(Connection connection, Column<R> column, List<? extends StreamRecord> records)
      throws SQLException {
    Object[] elements = records.stream().map(record -> column.element(type.cast(record))).toArray();
    return connection.createArrayOf(column.type(), elements);
  }
}
