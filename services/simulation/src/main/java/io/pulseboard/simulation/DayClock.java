package io.pulseboard.simulation;

import io.pulseboard.contracts.Stream;
import java.time.Instant;

/** The instants of one stream's records from an opening on, in whole microseconds. Never ends. */
final class DayClock {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private final Stream stream;
  private final double step;
  private final long opens;
  private double position;
  private long paceSecond = -1;
  private double paceStep;

  /**
   * @param opens a whole second
   * @param phase from 0, inclusive, to 1: how far the first record is from the opening
   */
  DayClock(Stream stream, Rate rate, Instant opens, double phase) {
    this.stream = stream;
    this.step = MICROS_PER_SECOND / rate.perSecond();
    this.opens = opens.getEpochSecond();
    this.position = phase * stepAt(0);
  }

  /** When the next record is due. */
  Instant next() {
    long micros = (long) position;
    long second = micros / MICROS_PER_SECOND;
    position += stepAt(second);
    return Instant.ofEpochSecond(opens + second, micros % MICROS_PER_SECOND * 1_000);
  }

  /** Asks the rhythm once a second, since that is dearer than a record. */
  private double stepAt(long second) {
    if (second != paceSecond) {
      paceSecond = second;
      paceStep = step / DailyRhythm.at(stream, Instant.ofEpochSecond(opens + second));
    }
    return paceStep;
  }
}
