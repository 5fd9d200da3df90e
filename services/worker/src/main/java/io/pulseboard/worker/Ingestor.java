package io.pulseboard.worker;

import io.pulseboard.broker.BatchConsumer;
import io.pulseboard.broker.DeadLetters;
import io.pulseboard.broker.DeadLetters.Letter;
import io.pulseboard.broker.Delivery;
import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.worker.BatchStorer.Outcome;
import io.pulseboard.worker.WorkerMetrics.StreamMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The road of a batch through the worker: decode, store, dead letters, live log. When it returns,
 * every delivery is safe, so the consumer may acknowledge them. For one thread.
 */
final class Ingestor implements BatchConsumer.Handler {

  private final Stream stream;
  private final BatchStorer storer;
  private final DeadLetters deadLetters;
  private final LiveForwarder forwarder;
  private final StreamMeters meters;
  private final Clock clock;

  Ingestor(
      Stream stream,
      RecordWriter writer,
      DeadLetters deadLetters,
      LiveLogWriter liveLog,
      WorkerMetrics metrics,
      Clock clock) {
    this.stream = stream;
    this.storer = new BatchStorer(writer, stream);
    this.deadLetters = deadLetters;
    this.meters = metrics.of(stream);
    this.forwarder = new LiveForwarder(liveLog, stream, meters.liveSkipped());
    this.clock = clock;
  }

  @Override
  public void handle(List<Delivery> batch) throws InterruptedException {
    meters.consumed().increment(batch.size());
    List<Letter> letters = new ArrayList<>();
    List<Received> records = decode(batch, letters);

    long started = System.nanoTime();
    Outcome outcome = storer.store(records);
    meters.storing().record(Duration.ofNanos(System.nanoTime() - started));
    meters.stored().increment(outcome.stored().size());
    meters.duplicated().increment(outcome.duplicated().size());

    outcome
        .refused()
        .forEach(refused -> letters.add(new Letter(refused.record().delivery(), refused.rule())));
    if (!letters.isEmpty()) {
      deadLetters.publish(stream, letters);
      meters.deadLettered().increment(letters.size());
    }
    forwarder.forward(live(outcome));
  }

  @Override
  public void idle() {
    forwarder.forward(List.of());
  }

  /** Whether it is waiting for the database. */
  boolean isWaitingForDatabase() {
    return storer.isAway();
  }

  private List<Received> decode(List<Delivery> batch, List<Letter> letters) {
    List<Received> records = new ArrayList<>(batch.size());
    for (Delivery delivery : batch) {
      try {
        records.add(new Received(delivery, RecordCodec.decode(stream, delivery.body())));
      } catch (InvalidRecordException invalid) {
        letters.add(new Letter(delivery, invalid));
      }
    }
    return records;
  }

  /** A redelivered duplicate may have been stored by a worker that died before it appended it. */
  private List<LiveRecord> live(Outcome outcome) {
    Instant storedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<LiveRecord> live = new ArrayList<>(outcome.stored().size());
    outcome.stored().forEach(received -> live.add(live(received, storedAt)));
    outcome.duplicated().stream()
        .filter(received -> received.delivery().redelivered())
        .forEach(received -> live.add(live(received, storedAt)));
    return live;
  }

  private static LiveRecord live(Received received, Instant storedAt) {
    StreamRecord record = received.record();
    return new LiveRecord(
        record.key(),
        ChronoUnit.MICROS.between(Instant.EPOCH, record.timestamp()),
        RecordCodec.encodeLive(record, received.delivery().publishedAt(), storedAt));
  }
}
