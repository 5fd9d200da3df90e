package io.pulseboard.store;

import java.io.Serial;
import java.sql.SQLException;

/** A read took longer than one may, and was given up; a smaller one may do. */
public final class QueryTimeoutException extends DatabaseUnavailableException {

  @Serial private static final long serialVersionUID = 1L;

  QueryTimeoutException(SQLException cause) {
    super("the query took too long", cause);
  }
}
