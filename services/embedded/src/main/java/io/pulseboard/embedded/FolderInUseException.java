package io.pulseboard.embedded;

import java.io.Serial;
import java.nio.file.Path;

/** Another live process runs its servers in the same data folder. */
public final class FolderInUseException extends EmbeddedServersException {

  @Serial private static final long serialVersionUID = 1L;

  FolderInUseException(Path home) {
    super(
        "The data folder "
            + home
            + " is in use by another Pulseboard; stop that one, or set PULSEBOARD_HOME to another"
            + " folder");
  }
}
