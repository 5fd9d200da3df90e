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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a batch into the database whatever it takes: waits while the database is away, and splits
 * a batch that fails for one row's sake until that row is found. For one thread.
 */
final class BatchStorer {

  /**
   * Where the records of a batch went; together they are the batch.
   *
   * @param stored those that were not there before
   * @param uncertain those that were there when the batch was tried again, after an attempt of
   *     which nobody knows whether it stored them
   * @param duplicated those that were there before
   * @param refused those that can never be stored, with the reason
   */
  record Outcome(
      List<Received> stored,
      List<Received> uncertain,
      List<Received> duplicated,
      List<Refused> refused) {}

  /** A record that cannot be stored. */
  record Refused(Received record, InvalidRecordException rule) {}

  private static final Logger LOG = LoggerFactory.getLogger(BatchStorer.class);

  private final RecordWriter writer;
  private final Stream stream;
  private final int maxDeliveries;
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current());
  private volatile boolean away;

  BatchStorer(RecordWriter writer, Stream stream, int maxDeliveries) {
    this.writer = writer;
    this.stream = stream;
    this.maxDeliveries = maxDeliveries;
  }

  /**
   * Returns when every record is stored or refused for good; interrupted only while the database is
   * away.
   *
   * @throws RuntimeException when all failed for a reason that neither the database nor a row gave,
   *     and not often enough to call it the records' fault
   */
  Outcome store(List<Received> batch) throws InterruptedException {
    Attempt attempt = new Attempt();
    if (!batch.isEmpty()) {
      attempt.store(batch);
    }
    return attempt.outcome(batch.size());
  }

  /** Whether it is waiting for the database. */
  boolean isAway() {
    return away;
  }

  private final class Attempt {

    private final Outcome outcome =
        new Outcome(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    private final List<Received> failed = new ArrayList<>();
    private @Nullable RuntimeException failure;

    private void store(List<Received> batch) throws InterruptedException {
      try {
        write(batch);
      } catch (RuntimeException refused) {
        if (batch.size() > 1) {
          store(batch.subList(0, batch.size() / 2));
          store(batch.subList(batch.size() / 2, batch.size()));
        } else if (refused instanceof RowRefusedException) {
          refuse(batch.getFirst(), "was refused by the database: " + refused.getMessage());
        } else {
          failed.add(batch.getFirst());
          failure = refused;
        }
      }
    }

    private void write(List<Received> batch) throws InterruptedException {
      boolean again = false;
      while (true) {
        try {
          BitSet fresh = writer.write(stream, batch.stream().map(Received::record).toList());
          for (int i = 0; i < batch.size(); i++) {
            (fresh.get(i) ? outcome.stored() : again ? outcome.uncertain() : outcome.duplicated())
                .add(batch.get(i));
          }
          back();
          return;
        } catch (DatabaseUnavailableException unavailable) {
          away(unavailable);
          again = true;
          Thread.sleep(backoff.next());
        }
      }
    }

    private void refuse(Received record, String reason) {
      outcome.refused().add(new Refused(record, new InvalidRecordException("(record)", reason)));
    }

    /** A record is at fault when its neighbours passed, or when it has failed often enough. */
    private Outcome outcome(int size) {
      if (failure == null) {
        return outcome;
      }
      boolean alone = failed.size() == size;
      if (alone && failed.stream().anyMatch(one -> one.delivery().attempt() < maxDeliveries)) {
        throw failure;
      }
      LOG.error("records of {} that cannot be stored: {}", stream.id(), failed.size(), failure);
      failed.forEach(one -> refuse(one, "could not be stored: " + failure));
      return outcome;
    }
  }

  private void back() {
    if (away) {
      LOG.info("storing {} again", stream.id());
      away = false;
    }
    backoff.reset();
  }

  private void away(DatabaseUnavailableException unavailable) {
    if (!away) {
      LOG.warn(
          "cannot store {}, will try again: {}",
          stream.id(),
          String.valueOf(unavailable.getMessage()).lines().findFirst().orElse(""));
      away = true;
    }
  }
}
