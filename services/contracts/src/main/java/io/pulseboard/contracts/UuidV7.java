package io.pulseboard.contracts;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes version 7 UUIDs (RFC 9562, section 5.7) from a given time and source of randomness. */
public final class UuidV7 {

  private UuidV7() {}

  /**
   * A UUID that sorts by {@code time} in milliseconds; the same for the same time and random state.
   */
  public static UUID at(Instant time, RandomGenerator random) {
    long most = (time.toEpochMilli() << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
    long least = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(most, least);
  }
}
