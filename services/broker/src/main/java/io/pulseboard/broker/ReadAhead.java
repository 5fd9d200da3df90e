package io.pulseboard.broker;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gathers and prepares a subscription's next batch while the one before is handled. */
final class ReadAhead<B> implements AutoCloseable {

  /**
   * A batch that is ready to be handled.
   *
   * @param lastTag its last delivery's; acknowledging that acknowledges the batch
   */
  record Batch<B>(B prepared, long lastTag) {}

  private static final Duration LOOK_UP = Duration.ofMillis(100);

  private final QueueSubscription subscription;
  private final BatchSettings settings;
  private final BatchConsumer.Handler<B> handler;
  private final BlockingQueue<Batch<B>> ready = new ArrayBlockingQueue<>(1);
  private final Thread thread;
  private volatile @Nullable IOException failure;

  ReadAhead(
      QueueSubscription subscription, BatchSettings settings, BatchConsumer.Handler<B> handler) {
    this.subscription = subscription;
    this.settings = settings;
    this.handler = handler;
    this.thread = Thread.ofVirtual().name("read ahead").start(this::run);
  }

  /**
   * The next batch, or null when none came for a moment.
   *
   * @throws IOException when the subscription has ended
   */
  @Nullable Batch<B> next() throws IOException, InterruptedException {
    @Nullable Batch<B> next = ready.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
    IOException failed = failure;
    if (next == null && failed != null) {
      throw failed;
    }
    return next;
  }

  private void run() {
    try {
      while (true) {
        List<Delivery> batch = subscription.take(settings.size(), settings.linger());
        if (!batch.isEmpty()) {
          ready.put(new Batch<>(handler.prepare(batch), batch.getLast().tag()));
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    } catch (IOException ended) {
      failure = ended;
    } catch (RuntimeException | Error failed) {
      failure = new IOException("a batch could not be prepared: " + failed, failed);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
