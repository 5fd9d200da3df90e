package io.pulseboard.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Columns that must have given values; those whose value is null do not matter. */
public final class Filter {

  private final Map<String, String> values = new LinkedHashMap<>();

  /** Asks for one more column to have that value, unless it is null. */
  public Filter where(String column, @Nullable String value) {
    if (value != null) {
      values.put(column, value);
    }
    return this;
  }

  /** Whether that column has to have a value. */
  public boolean names(String column) {
    return values.containsKey(column);
  }

  /** The conditions, joined and ended by AND, to be put before another one; empty without any. */
  public String conditions() {
    return values.keySet().stream()
        .map(column -> column + " = ? AND ")
        .collect(Collectors.joining());
  }

  /** Sets the parameters of the conditions; answers the index after them. */
  public int bind(PreparedStatement statement, int index) throws SQLException {
    int next = index;
    for (String value : values.values()) {
      statement.setString(next++, value);
    }
    return next;
  }
}
