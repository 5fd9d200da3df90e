package io.pulseboard.worker;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
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
import io.pulseboard.worker.Ingestor.Decoded;
import io.pulseboard.worker.WorkerMetrics.StreamMeters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The road of a batch through the worker: decode, store, dead letters, live log. When it has
 * handled a batch, every delivery of it is safe, so the consumer may acknowledge them. Decodes on
 * one thread and does the rest on another.
 */
final class Ingestor implements BatchConsumer.Handler<Decoded> {

  /**
   * A batch's records, and those of its deliveries that are none.
   *
   * @param span of the batch; ends when it is handled
   */
  record Decoded(List<Received> records, List<Letter> letters, Span span) {}

  private final Stream stream;
  private final BatchStorer storer;
  private final DeadLetters deadLetters;
  private final LiveForwarder forwarder;
  private final @Nullable AlertJudge alerts;
  private final StreamMeters meters;
  private final StockPrices prices;
  private final BatchLog log;
  private final BatchTraces traces;
  private final Clock clock;
  private final int maxDeliveries;

  Ingestor(
      Stream stream,
      RecordWriter writer,
      DeadLetters deadLetters,
      LiveLogWriter liveLog,
      @Nullable AlertJudge alerts,
      WorkerMetrics metrics,
      BatchLog log,
      BatchTraces traces,
      Clock clock,
      int maxDeliveries) {
    this.stream = stream;
    this.alerts = alerts;
    this.storer = new BatchStorer(writer, stream, maxDeliveries);
    this.deadLetters = deadLetters;
    this.meters = metrics.of(stream);
    this.prices = metrics.prices();
    this.forwarder = new LiveForwarder(liveLog, stream, meters.liveSkipped());
    this.log = log;
    this.traces = traces;
    this.clock = clock;
    this.maxDeliveries = maxDeliveries;
  }

  @Override
  public Decoded prepare(List<Delivery> batch) {
    Instant publishedAt = batch.getFirst().publishedAt();
    if (publishedAt != null) {
      meters.waiting().record(Duration.between(publishedAt, clock.instant()));
    }
    long started = System.nanoTime();
    Decoded decoded =
        new Decoded(new ArrayList<>(batch.size()), new ArrayList<>(), traces.batch(batch));
    for (Delivery delivery : batch) {
      try {
        decoded.records().add(read(delivery));
      } catch (InvalidRecordException invalid) {
        decoded.letters().add(new Letter(delivery, invalid));
      }
    }
    meters.decoding().record(System.nanoTime() - started, NANOSECONDS);
    return decoded;
  }

  private Received read(Delivery delivery) {
    // Whatever ends the worker each time it meets this record would go on doing so.
    if (delivery.attempt() > maxDeliveries) {
      throw new InvalidRecordException(
          "(record)", "was delivered " + maxDeliveries + " times and never stored");
    }
    try {
      StreamRecord record = RecordCodec.decode(stream, delivery.body());
      return new Received(delivery, record, RecordCodec.encodeLive(record, delivery.publishedAt()));
    } catch (InvalidRecordException invalid) {
      throw invalid;
    } catch (RuntimeException | StackOverflowError unforeseen) {
      throw new InvalidRecordException("(record)", "could not be read: " + unforeseen);
    }
  }

  @Override
  public void handle(Decoded batch) throws InterruptedException {
    Span span = batch.span();
    try (Scope _ = span.makeCurrent()) {
      handleTraced(batch);
    } catch (RuntimeException failed) {
      span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
      throw failed;
    } finally {
      span.end();
    }
  }

  private void handleTraced(Decoded batch) throws InterruptedException {
    List<Letter> letters = new ArrayList<>(batch.letters());
    long started = System.nanoTime();
    Outcome outcome = store(batch.records());

    // Before the letters: these wait for the broker, and a batch that comes again has nothing new.
    show(outcome);
    if (alerts != null) {
      // All that are stored, since whoever stored the duplicates may have died before this.
      meters.alerts().increment(alerts.judge(stored(outcome)));
    }
    outcome
        .refused()
        .forEach(refused -> letters.add(new Letter(refused.record().delivery(), refused.rule())));
    if (!letters.isEmpty()) {
      deadLetters.publish(stream, letters);
    }

    int size = batch.records().size() + batch.letters().size();
    meters.size().record(size);
    meters.handling().record(System.nanoTime() - started, NANOSECONDS);
    meters.consumed().increment(size);
    meters.stored().increment(outcome.stored().size() + outcome.uncertain().size());
    meters.duplicated().increment(outcome.duplicated().size());
    prices.take(outcome.stored());
    meters.deadLettered().increment(letters.size());
  }

  private Outcome store(List<Received> records) throws InterruptedException {
    Span step = traces.step("store", "postgresql");
    try (Scope _ = step.makeCurrent()) {
      long started = System.nanoTime();
      Outcome outcome = storer.store(records);
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      meters.storing().record(took);
      log.stored(records.size(), took);
      return outcome;
    } finally {
      step.end();
    }
  }

  private void show(Outcome outcome) {
    Span step = traces.step("append", "redis");
    try (Scope _ = step.makeCurrent()) {
      long started = System.nanoTime();
      forwarder.forward(live(outcome));
      meters.appending().record(System.nanoTime() - started, NANOSECONDS);
    } finally {
      step.end();
    }
  }

  private static List<StreamRecord> stored(Outcome outcome) {
    return java.util.stream.Stream.of(outcome.stored(), outcome.uncertain(), outcome.duplicated())
        .flatMap(List::stream)
        .map(Received::record)
        .toList();
  }

  @Override
  public void idle() {
    forwarder.forward(List.of());
  }

  /** Whether it is waiting for the database. */
  boolean isWaitingForDatabase() {
    return storer.isAway();
  }

  /** How many stored records wait for Redis. */
  int heldFromLiveLog() {
    return forwarder.heldCount();
  }

  /** Whoever stored a redelivered duplicate may have died before it was appended. */
  private List<LiveRecord> live(Outcome outcome) {
    List<Received> shown = new ArrayList<>(outcome.stored());
    shown.addAll(outcome.uncertain());
    outcome.duplicated().stream()
        .filter(received -> received.delivery().redelivered())
        .forEach(shown::add);
    if (shown.size() > outcome.stored().size()) {
      shown.sort(Comparator.comparingLong(received -> received.delivery().tag()));
    }
    Instant storedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return shown.stream()
        .map(received ->
            LiveRecord.of(received.record(), RecordCodec.stored(received.live(), storedAt)))
        .toList();
  }
}
