package io.pulseboard.store;

import java.io.Serial;

/** A migration was applied in part, so the schema is neither the old nor the new one. */
public final class HalfAppliedException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  HalfAppliedException(String script) {
    super(
        "migration "
            + script
            + " was applied in part; undo what it left, then run `pulseboard admin migrate --repair`");
  }
}
