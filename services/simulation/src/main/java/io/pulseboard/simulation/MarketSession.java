package io.pulseboard.simulation;

import java.time.Instant;
import java.time.LocalDate;

/** One trading day: from {@code opens}, inclusive, to {@code closes}, exclusive. */
public record MarketSession(LocalDate date, Instant opens, Instant closes) {

  public boolean isOpenAt(Instant at) {
    return !at.isBefore(opens) && at.isBefore(closes);
  }

  /** The instant itself inside the session, else the end of the session that is nearer to it. */
  Instant clamp(Instant at) {
    if (at.isBefore(opens)) {
      return opens;
    }
    return at.isBefore(closes) ? at : closes;
  }
}
