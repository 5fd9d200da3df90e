package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import io.pulseboard.contracts.Stream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One life of a consumer: a connection, an AMQP channel and the deliveries that came over it. The
 * prefetch bounds what it holds; when the connection ends, what was not acknowledged is the
 * broker's again and is dropped here.
 */
final class QueueSubscription implements AutoCloseable {

  private static final Duration LOOK_UP = Duration.ofMillis(100);

  private final Connection connection;
  private final Channel amqpChannel;
  private final int failuresBefore;
  private final BlockingQueue<Delivery> arrived = new LinkedBlockingQueue<>();
  private volatile boolean ended;

  private QueueSubscription(Connection connection, Channel amqpChannel, int failuresBefore) {
    this.connection = connection;
    this.amqpChannel = amqpChannel;
    this.failuresBefore = failuresBefore;
  }

  /**
   * Subscribes to a stream's queue.
   *
   * @param failuresBefore how often in a row what was first on the queue could not be handled here;
   *     not every broker counts that
   */
  static QueueSubscription open(
      BrokerConnections connections, Stream stream, int prefetch, int failuresBefore)
      throws IOException, TimeoutException {
    Connection connection = connections.open("consumer of " + stream.queue());
    try {
      QueueSubscription subscription =
          new QueueSubscription(connection, connection.createChannel(), failuresBefore);
      subscription.amqpChannel.basicQos(prefetch);
      subscription.amqpChannel.basicConsume(stream.queue(), false, subscription.new Receiver());
      return subscription;
    } catch (IOException | RuntimeException failed) {
      connection.abort();
      throw failed;
    }
  }

  /**
   * The next deliveries in order: up to {@code size}, or as many as came within {@code linger} of
   * the first. Empty when none came for a moment.
   *
   * @throws IOException when the subscription has ended
   */
  List<Delivery> take(int size, Duration linger) throws IOException, InterruptedException {
    if (ended) {
      throw new IOException("the broker ended the subscription");
    }
    Delivery first = arrived.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      return List.of();
    }
    List<Delivery> batch = new ArrayList<>(Math.min(size, arrived.size() + 16));
    batch.add(first);
    long deadline = System.nanoTime() + linger.toNanos();
    arrived.drainTo(batch, size - 1);
    while (batch.size() < size) {
      Delivery next = arrived.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      batch.add(next);
      arrived.drainTo(batch, size - batch.size());
    }
    return batch;
  }

  /** Acknowledges a delivery and all before it. */
  void acknowledge(long tag) throws IOException {
    amqpChannel.basicAck(tag, true);
  }

  @Override
  public void close() {
    connection.abort(2_000);
  }

  private final class Receiver extends DefaultConsumer {

    Receiver() {
      super(amqpChannel);
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, BasicProperties properties, byte[] body) {
      arrived.add(
          new Delivery(
              envelope.getDeliveryTag(),
              body,
              envelope.isRedeliver() ? 1 + Math.max(1, failuresBefore) : 1,
              properties));
    }

    @Override
    public void handleCancel(String consumerTag) {
      ended = true;
    }

    @Override
    public void handleShutdownSignal(String consumerTag, ShutdownSignalException signal) {
      ended = true;
    }
  }
}
