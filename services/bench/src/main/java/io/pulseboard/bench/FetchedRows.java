package io.pulseboard.bench;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What a bare client does with the rows that it asked for. */
public final class FetchedRows {

  private FetchedRows() {}

  /** Fetches every column of every row. */
  public static void all(ResultSet rows) throws SQLException {
    int columns = rows.getMetaData().getColumnCount();
    while (rows.next()) {
      for (int i = 1; i <= columns; i++) {
        rows.getObject(i);
      }
    }
  }
}
