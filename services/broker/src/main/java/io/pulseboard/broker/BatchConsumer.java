package io.pulseboard.broker;

import com.rabbitmq.client.ShutdownSignalException;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one stream's deliveries in batches on a virtual thread of its own. A batch is acknowledged,
 * with one multiple acknowledgement on the AMQP channel that delivered it, after its handler
 * returned; when the handler throws or the connection is lost, the broker delivers it again.
 * Reconnects by itself until closed.
 */
public final class BatchConsumer implements AutoCloseable {

  /** Makes a batch safe. */
  @FunctionalInterface
  public interface Handler {
    /**
     * Returns when every delivery of the batch is stored or a dead letter; throws to have it
     * delivered again.
     */
    void handle(List<Delivery> batch) throws InterruptedException;

    /** Called, on the same thread, when no delivery came for a moment. */
    default void idle() {}
  }

  private static final Logger LOG = LoggerFactory.getLogger(BatchConsumer.class);
  private static final Duration GRACE = Duration.ofSeconds(4);

  private final BrokerConnections connections;
  private final Stream stream;
  private final BatchSettings settings;
  private final Handler handler;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile boolean consuming;

  public BatchConsumer(
      BrokerConnections connections, BatchSettings settings, Stream stream, Handler handler) {
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

  private void run() {
    Backoff backoff = new Backoff(ThreadLocalRandom.current());
    boolean away = false;
    while (!stopping) {
      try (QueueSubscription subscription =
          QueueSubscription.open(connections, stream, settings.prefetch())) {
        if (away) {
          LOG.info("consuming {} again", stream.queue());
          away = false;
        }
        consuming = true;
        consume(subscription, backoff);
      } catch (InterruptedException stopped) {
        return;
      } catch (IOException | TimeoutException | RuntimeException failed) {
        if (!away && !stopping) {
          LOG.warn("not consuming {}, will try again: {}", stream.queue(), reason(failed));
          away = true;
        }
      } finally {
        consuming = false;
      }
      pause(backoff.next());
    }
  }

  private void consume(QueueSubscription subscription, Backoff backoff)
      throws IOException, InterruptedException {
    while (!stopping) {
      List<Delivery> batch = subscription.take(settings.size(), settings.linger());
      if (batch.isEmpty()) {
        handler.idle();
      } else {
        handler.handle(batch);
        subscription.acknowledge(batch);
        backoff.reset();
      }
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
