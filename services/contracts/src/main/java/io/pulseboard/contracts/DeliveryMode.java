package io.pulseboard.contracts;

import java.util.Locale;

/** What a live subscription gets. */
public enum DeliveryMode {
  /** Every record. */
  LIVE,
  /** The latest record per key, because the client reads too slowly for all. */
  CONFLATED,
  /** The newest records, because the client reads too slowly for all. */
  DROPPING;

  /** Its name in a {@code lagging} frame. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
