package io.pulseboard.livelog;

import java.io.Serial;

/** Redis did not answer. */
public final class LiveLogUnavailableException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  LiveLogUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  LiveLogUnavailableException(String message) {
    super(message);
  }
}
