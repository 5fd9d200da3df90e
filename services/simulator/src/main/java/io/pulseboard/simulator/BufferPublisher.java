package io.pulseboard.simulator;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.broker.Backoff;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one stream's records out of its buffer, in order, and publishes each batch until it is
 * confirmed, however long the broker is away. Run by one thread; the rest is for any.
 */
final class BufferPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(BufferPublisher.class);
  private static final int MOST_PER_BATCH = 500;
  private static final Duration CLOSING_CHECK = Duration.ofMillis(50);

  private final Stream stream;
  private final BlockingQueue<StreamRecord> buffer;
  private final Consumer<List<StreamRecord>> outlet;
  private final Counter published;
  private final Backoff backoff;
  private final Clock clock;

  private boolean away;
  private volatile boolean closing;
  private volatile int inHand;
  private volatile @Nullable Instant waitingSince;

  /**
   * @param outlet returns when the records are confirmed, else throws
   */
  BufferPublisher(
      Stream stream,
      BlockingQueue<StreamRecord> buffer,
      Consumer<List<StreamRecord>> outlet,
      Counter published,
      Backoff backoff,
      Clock clock) {
    this.stream = stream;
    this.buffer = buffer;
    this.outlet = outlet;
    this.published = published;
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Publishes until it is closed and the buffer is empty, or until it is interrupted. */
  void run() {
    try {
      while (true) {
        StreamRecord first = buffer.poll(CLOSING_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
          publish(batch(first));
        } else if (closing) {
          return;
        }
      }
    } catch (InterruptedException gaveUp) {
      LOG.debug("stopped publishing {} before its buffer was empty", stream.id());
    }
  }

  /** Has {@link #run} end once the buffer is empty. */
  void close() {
    closing = true;
  }

  /** How many records wait to be confirmed. */
  int waiting() {
    return buffer.size() + inHand;
  }

  /** Since when records wait without any being confirmed; null when none do. */
  @Nullable Instant waitingSince() {
    return waitingSince;
  }

  private List<StreamRecord> batch(StreamRecord first) {
    List<StreamRecord> batch = new ArrayList<>();
    batch.add(first);
    buffer.drainTo(batch, MOST_PER_BATCH - 1);
    return batch;
  }

  private void publish(List<StreamRecord> batch) throws InterruptedException {
    inHand = batch.size();
    waitingSince = clock.instant();
    while (!isConfirmed(batch)) {
      Thread.sleep(backoff.next());
    }
    published.increment(batch.size());
    inHand = 0;
    waitingSince = null;
  }

  private boolean isConfirmed(List<StreamRecord> batch) throws InterruptedException {
    try {
      outlet.accept(batch);
    } catch (RuntimeException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!away) {
        LOG.warn("cannot publish {}, will try again: {}", stream.id(), failed.getMessage());
        away = true;
      }
      return false;
    }
    if (away) {
      LOG.info("publishing {} again", stream.id());
      away = false;
      backoff.reset();
    }
    return true;
  }
}
