package io.pulseboard.simulation;

import io.pulseboard.contracts.StreamRecord;
import java.time.Instant;

/** Makes the records of one stream. Not safe for use by several threads at once. */
@FunctionalInterface
public interface RecordGenerator {

  /**
   * The next record, with {@code at} as its event time. Instants may stand still but should not run
   * backwards; any step between them is fine, from microseconds to days.
   */
  StreamRecord next(Instant at);
}
