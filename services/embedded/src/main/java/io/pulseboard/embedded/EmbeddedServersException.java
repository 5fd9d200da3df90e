package io.pulseboard.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The servers cannot run; the message is one line that a user can act on. */
public class EmbeddedServersException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  EmbeddedServersException(String message) {
    this(message, null);
  }

  EmbeddedServersException(String message, @Nullable Throwable cause) {
    super(message.strip().replaceAll("\\s*\\R\\s*", " "), cause);
  }
}
