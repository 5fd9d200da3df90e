package io.pulseboard.store.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a client may do. */
public enum Scope {
  /** See records and what is made of them, over REST and live. */
  READ,
  /** Send records in. */
  INGEST,
  /** Change what all clients share, such as alert rules. */
  ADMIN;

  /** The scope of that text, such as {@code read}, if there is one. */
  public static Optional<Scope> of(String text) {
    return Arrays.stream(values()).filter(scope -> scope.text().equals(text)).findFirst();
  }

  /** As people write it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
