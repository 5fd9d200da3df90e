package io.pulseboard.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * The database did not answer, or refused for a reason that has nothing to do with the rows; trying
 * again may work.
 */
public class DatabaseUnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(@Nullable String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
