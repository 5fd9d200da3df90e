package io.pulseboard.simulation;

import io.pulseboard.contracts.StreamRecord;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** The records that a generator makes as a clock calls for them, up to an end, exclusive. */
final class DayRecords implements Iterator<StreamRecord> {

  private final DayClock clock;
  private final RecordGenerator generator;
  private final Instant end;
  private Instant due;

  DayRecords(DayClock clock, RecordGenerator generator, Instant end) {
    this.clock = clock;
    this.generator = generator;
    this.end = end;
    this.due = clock.next();
  }

  @Override
  public boolean hasNext() {
    return due.isBefore(end);
  }

  @Override
  public StreamRecord next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    StreamRecord record = generator.next(due);
    due = clock.next();
    return record;
  }
}
