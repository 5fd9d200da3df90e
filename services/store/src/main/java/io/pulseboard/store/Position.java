package io.pulseboard.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;

/** A place in a list that is ordered by time and id; what a cursor stands for. */
record Position(Instant timestamp, UUID id) {

  private static final UUID LOWEST = new UUID(0, 0);
  private static final int BYTES = 24;

  /** The place before every record of {@code time} and after all later ones. */
  static Position before(Instant time) {
    return new Position(time, LOWEST);
  }

  String cursor() {
    ByteBuffer bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, timestamp))
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  /**
   * @throws IllegalArgumentException when the text is no cursor
   */
  static Position of(String cursor) {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("not a cursor");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Position(
        Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS),
        new UUID(buffer.getLong(), buffer.getLong()));
  }
}
