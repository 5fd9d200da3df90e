package io.pulseboard.store;

import java.io.Serial;

/**
 * The database refused a batch because of what is in one of its rows; it will refuse that row every
 * time.
 */
public final class RowRefusedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  RowRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
