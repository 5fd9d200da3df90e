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

  /** What a client gets of a stream that it reads too slowly. */
  public static DeliveryMode whenBehind(Stream stream) {
    return stream.keyed() ? CONFLATED : DROPPING;
  }

  /** Its name in a {@code lagging} frame. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
