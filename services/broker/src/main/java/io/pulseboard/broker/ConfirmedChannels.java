package io.pulseboard.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes messages so that returning means the broker has them on their queues. Callers share one
 * connection; each publish has an AMQP channel to itself while it waits, and there are as many
 * channels as publishes under way.
 */
@Singleton
@Bean(preDestroy = "close")
final class ConfirmedChannels implements AutoCloseable {

  /** A persistent message; {@code exchange} is empty to name a queue by {@code routingKey}. */
  record Message(String exchange, String routingKey, BasicProperties properties, byte[] body) {}

  /** A connection, and the socket that ends it whatever the broker does. */
  private record Link(Connection connection, Socket socket) {}

  private record ConfirmedChannel(Channel amqpChannel, Unroutable unroutable, Socket socket) {}

  /** Set by the client's reader when the broker returned a message that no queue takes. */
  private static final class Unroutable {
    private volatile boolean seen;
  }

  private static final Logger LOG = LoggerFactory.getLogger(ConfirmedChannels.class);

  private final BrokerConnections connections;
  private final long confirmTimeoutMs;
  private final ReentrantLock connecting = new ReentrantLock();
  private final ConcurrentLinkedDeque<ConfirmedChannel> idle = new ConcurrentLinkedDeque<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("publisher's patience").factory());
  private volatile @Nullable Link link;

  ConfirmedChannels(BrokerConnections connections, BrokerSettings settings) {
    this.connections = connections;
    this.confirmTimeoutMs = settings.confirmTimeout().toMillis();
  }

  /**
   * Publishes all and waits for all to be confirmed.
   *
   * @throws BrokerUnavailableException when that did not happen within the time limit
   */
  void publish(List<Message> messages) {
    try {
      ConfirmedChannel channel = borrow();
      try {
        publish(channel, messages);
        idle.push(channel);
      } catch (IOException | TimeoutException | RuntimeException | InterruptedException failed) {
        discard(channel);
        throw failed;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new BrokerUnavailableException("interrupted before the broker confirmed", interrupted);
    } catch (IOException | TimeoutException | ShutdownSignalException failed) {
      throw new BrokerUnavailableException("the broker did not confirm: " + cause(failed), failed);
    }
  }

  private void publish(ConfirmedChannel channel, List<Message> messages)
      throws IOException, TimeoutException, InterruptedException {
    // A broker that is out of room stops reading, and nothing else ends a write that waits for it.
    ScheduledFuture<?> patience =
        watch.schedule(() -> giveUp(channel.socket()), confirmTimeoutMs, TimeUnit.MILLISECONDS);
    try {
      for (Message message : messages) {
        channel
            .amqpChannel()
            .basicPublish(
                message.exchange(),
                message.routingKey(),
                true,
                message.properties(),
                message.body());
      }
    } finally {
      patience.cancel(false);
    }
    boolean confirmed = channel.amqpChannel().waitForConfirms(confirmTimeoutMs);
    if (channel.unroutable().seen) {
      // Brokers differ on whether they confirm it too; the next connection declares the topology
      // again.
      disconnect();
      throw new IOException("a queue is missing");
    }
    if (!confirmed) {
      throw new IOException("a message was refused");
    }
  }

  private ConfirmedChannel borrow() throws IOException, TimeoutException {
    for (ConfirmedChannel free = idle.poll(); free != null; free = idle.poll()) {
      if (free.amqpChannel().isOpen()) {
        return free;
      }
    }
    Link current = connected();
    Channel amqpChannel = current.connection().createChannel();
    if (amqpChannel == null) {
      throw new IOException("the connection has no channel left");
    }
    Unroutable unroutable = new Unroutable();
    amqpChannel.addReturnListener(returned -> unroutable.seen = true);
    amqpChannel.confirmSelect();
    return new ConfirmedChannel(amqpChannel, unroutable, current.socket());
  }

  private static void discard(ConfirmedChannel channel) {
    try {
      channel.amqpChannel().abort();
    } catch (IOException | AlreadyClosedException alreadyGone) {
      // Nothing to give back.
      return;
    }
  }

  private Link connected() throws IOException, TimeoutException {
    Link current = link;
    if (current != null && current.connection().isOpen()) {
      return current;
    }
    // Held while connecting, on purpose: everyone who waits needs this one connection.
    connecting.lock();
    try {
      current = link;
      if (current == null || !current.connection().isOpen()) {
        AtomicReference<@Nullable Socket> socket = new AtomicReference<>();
        Connection opened = connections.open("publisher", socket::set);
        current = new Link(opened, Objects.requireNonNull(socket.get()));
        link = current;
      }
      return current;
    } finally {
      connecting.unlock();
    }
  }

  private static void giveUp(Socket socket) {
    try {
      LOG.warn("the broker takes no messages; its connection is given up");
      socket.close();
    } catch (IOException alreadyGone) {
      LOG.debug("a connection was gone before it was given up", alreadyGone);
    }
  }

  private void disconnect() {
    Link current = link;
    if (current != null) {
      current.connection().abort();
    }
  }

  private static String cause(Exception failed) {
    Throwable root = failed;
    for (Throwable next = root.getCause(); next != null; next = next.getCause()) {
      root = next;
    }
    String message = root.getMessage();
    return message == null ? root.getClass().getSimpleName() : message;
  }

  @Override
  public void close() {
    watch.shutdownNow();
    disconnect();
  }
}
