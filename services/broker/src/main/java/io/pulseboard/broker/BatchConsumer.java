package io.pulseboard.broker;

import com.rabbitmq.client.ShutdownSignalException;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one stream's deliveries in batches, on virtual threads of its own: while one batch is
 * handled the next one is prepared. A batch is acknowledged, with one multiple acknowledgement on
 * the AMQP channel that delivered it, after its handler returned; when the handler throws or the
 * connection is lost, the broker delivers it again. Reconnects by itself until closed.
 *
 * @param <B> what a batch is prepared into
 */
public final class BatchConsumer<B> implements AutoCloseable {

  /**
   * Makes batches safe.
   *
   * @param <B> what a batch is prepared into
   */
  public interface Handler<B> {
    /**
     * What can be done with a batch before the batches ahead of it are handled; it must leave no
     * trace, since the batch may be dropped and come again.
     */
    B prepare(List<Delivery> batch);

    /**
     * Returns when every delivery of the batch is stored or a dead letter; throws to have it
     * delivered again. Called for one batch at a time, in the order of delivery.
     */
    void handle(B batch) throws InterruptedException;

    /** Called, on the thread that handles, when no delivery came for a moment. */
    default void idle() {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final BrokerConnections connections;
  private final Stream stream;
  private final BatchSettings settings;
  private final Handler<B> handler;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean consuming;
  private volatile String failure = "";
  private final AtomicInteger reconnects = new AtomicInteger();
  private int failuresInARow;

  public BatchConsumer(
      BrokerConnections connections, BatchSettings settings, Stream stream, Handler<B> handler) {
    this.connections = connections;
    this.stream = stream;
    this.settings = settings;
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("consumer " + stream.id()).unstarted(this::run);
  }

  /** Starts to consume; returns at once, whether or not the broker is there. */
  public void start() {
    thread.start();
  }

  /** The stream whose queue it consumes. */
  public Stream stream() {
    return stream;
  }

  /** Whether it has a live subscription on its queue. */
  public boolean isConsuming() {
    return consuming;
  }

  /** Why it last lost its subscription, or could not get one; empty when that never was. */
  public String failure() {
    return failure;
  }

  /** How often it tried to get its subscription back. */
  public int reconnects() {
    return reconnects.get();
  }

  private void run() {
    Backoff backoff = new Backoff(ThreadLocalRandom.current());
    boolean away = false;
    while (!stopping) {
      try (QueueSubscription subscription =
          QueueSubscription.open(connections, stream, settings.prefetch(), failuresInARow)) {
        if (away) {
          LOG.info("consuming {} again", stream.queue());
          away = false;
        }
        consuming = true;
        consume(subscription, backoff);
      } catch (InterruptedException stopped) {
        return;
      } catch (IOException | TimeoutException | RuntimeException failed) {
        failure = reason(failed);
        if (!away && !stopping) {
          LOG.warn("not consuming {}, will try again: {}", stream.queue(), failure);
          away = true;
        }
      } finally {
        consuming = false;
      }
      pause(backoff.next());
      reconnects.incrementAndGet();
    }
  }

  private void consume(QueueSubscription subscription, Backoff backoff)
      throws IOException, InterruptedException {
    try (ReadAhead<B> ahead = new ReadAhead<>(subscription, settings, handler)) {
      while (!stopping) {
        ReadAhead.Batch<B> next = ahead.next();
        if (next == null) {
          handler.idle();
        } else {
          handle(next);
          subscription.acknowledge(next.lastTag());
          backoff.reset();
        }
      }
    }
  }

  private void handle(ReadAhead.Batch<B> batch) throws InterruptedException {
    try {
      handler.handle(batch.prepared());
      failuresInARow = 0;
    } catch (RuntimeException failed) {
      // The broker's absence is no record's fault.
      failuresInARow += failed instanceof BrokerUnavailableException ? 0 : 1;
      throw failed;
    }
  }

  private void pause(Duration wait) {
    try {
      if (!stopping) {
        Thread.sleep(wait);
      }
    } catch (InterruptedException stopped) {
      stopping = true;
    }
  }

  private static String reason(Exception failed) {
    return failed instanceof ShutdownSignalException || failed.getMessage() != null
        ? String.valueOf(failed.getMessage())
        : failed.getClass().getSimpleName();
  }

  /** Finishes the batch in hand, acknowledges it and stops; gives up waiting after 4 seconds. */
  @Override
  public void close() {
    stopping = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(GRACE)) {
        thread.interrupt();
      }
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
