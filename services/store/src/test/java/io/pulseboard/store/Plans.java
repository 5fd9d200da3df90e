package io.pulseboard.store;

import io.pulseboard.testing.SentSql;
import java.util.List;

/** How the database would carry out a read. */
public final class Plans {

  private Plans() {}

  /** A plan for each statement that the read sends. */
  public static List<String> of(Database database, Runnable read) {
    return SentSql.of(read).stream()
        .map(sql ->
            String.join("\n", database.list("EXPLAIN " + sql, _ -> {}, row -> row.getString(1))))
        .toList();
  }
}
