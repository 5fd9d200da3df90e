package io.pulseboard.worker;

import io.pulseboard.broker.Backoff;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.store.DatabaseUnavailableException;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.RowRefusedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch into the database whatever it takes: waits while the database is away, and splits
 * a batch that is refused for one row's sake until that row is found. For one thread.
 */
final class BatchStorer {

  /**
   * Where the records of a batch went; together they are the batch.
   *
   * @param refused those that the database will never take, with its reason
   */
  record Outcome(List<Received> stored, List<Received> duplicated, List<Refused> refused) {}

  /** A record that the database refused. */
  record Refused(Received record, InvalidRecordException rule) {}

  private static final Logger LOG = LoggerFactory.getLogger(BatchStorer.class);

  private final RecordWriter writer;
  private final Stream stream;
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
  private volatile boolean away;

  BatchStorer(RecordWriter writer, Stream stream) {
    this.writer = writer;
    this.stream = stream;
  }

  /**
   * Returns when every record is stored or refused for good; interrupted only while the database is
   * away.
   */
  Outcome store(List<Received> batch) throws InterruptedException {
    Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    if (!batch.isEmpty()) {
      store(batch, outcome);
    }
    return outcome;
  }

  /** Whether it is waiting for the database. */
  boolean isAway() {
    return away;
  }

  private void store(List<Received> batch, Outcome outcome) throws InterruptedException {
    try {
      BitSet fresh = write(batch);
      for (int i = 0; i < batch.size(); i++) {
        (fresh.get(i) ? outcome.stored() : outcome.duplicated()).add(batch.get(i));
      }
    } catch (RowRefusedException refused) {
      if (batch.size() == 1) {
        outcome
            .refused()
            .add(
                new Refused(
                    batch.getFirst(),
                    new InvalidRecordException(
                        "(record)", "was refused by the database: " + refused.getMessage())));
        return;
      }
      store(batch.subList(0, batch.size() / 2), outcome);
      store(batch.subList(batch.size() / 2, batch.size()), outcome);
    }
  }

  private BitSet write(List<Received> batch) throws InterruptedException {
    while (true) {
      try {
        BitSet fresh = writer.write(stream, batch.stream().map(Received::record).toList());
        if (away) {
          LOG.info("storing {} again", stream.id());
          away = false;
          backoff.reset();
        }
        return fresh;
      } catch (DatabaseUnavailableException unavailable) {
        if (!away) {
          LOG.warn(
              "cannot store {}, will try again: {}",
              stream.id(),
              String.valueOf(unavailable.getMessage()).lines().findFirst().orElse(""));
          away = true;
        }
        Thread.sleep(backoff.next());
      }
    }
  }
}
