package io.pulseboard.simulator;

import io.pulseboard.simulation.Rate;
import java.time.Duration;
import java.time.Instant;

/**
 * Turns the passing of time into how many records are due. The first is due at once; fractions are
 * carried, so that the rate holds in the long run; after a stall at most one second's worth is due
 * and the rest is skipped. For one thread.
 */
final class Schedule {

  /**
   * What a stretch of time owes.
   *
   * @param records to make now
   * @param skipped that should have been made before, and will not be
   */
  record Due(int records, long skipped) {}

  private static final Due NOTHING = new Due(0, 0);

  private final double perSecond;
  private Instant last;
  private double owed = 1;

  Schedule(Rate rate, Instant start) {
    this.perSecond = rate.perSecond();
    this.last = start;
  }

  /**
   * What became due since the last call; nothing when the clock was set back.
   *
   * @param factor what the rate is multiplied by at this time of day
   */
  Due at(Instant now, double factor) {
    double elapsed = seconds(Duration.between(last, now));
    last = now;
    if (elapsed > 0) {
      owed += elapsed * perSecond * factor;
    }
    if (owed < 1) {
      return NOTHING;
    }
    double most = Math.max(1, perSecond * factor);
    double made = Math.floor(Math.min(owed, most));
    double skipped = owed > most ? Math.floor(owed - made) : 0;
    owed -= made + skipped;
    return new Due((int) made, (long) skipped);
  }

  /** Begins now; what passed before does not count. */
  void start(Instant now) {
    last = now;
  }

  /** Lets time pass without anything becoming due. */
  void pause(Instant now) {
    last = now;
    owed = 0;
  }

  /** How long until the next record is due. */
  Duration untilNext(double factor) {
    double seconds = Math.max(0, 1 - owed) / (perSecond * factor);
    return Duration.ofNanos((long) Math.min(Long.MAX_VALUE, seconds * 1e9));
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds() + duration.toNanosPart() / 1e9;
  }
}
