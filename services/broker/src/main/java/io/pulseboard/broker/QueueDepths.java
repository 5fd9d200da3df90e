package io.pulseboard.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import io.micronaut.context.annotation.Bean;
import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How many messages wait on the queues, as the broker counts them. Read by one thread; any may
 * close it, which ends a read under way.
 */
@Singleton
@Bean(preDestroy = "close")
public final class QueueDepths implements AutoCloseable {

  /**
   * What waits of one stream; RabbitMQ leaves out what consumers hold unacknowledged.
   *
   * @param records on its queue
   * @param deadLetters on its queue of dead letters
   */
  public record Depth(long records, long deadLetters) {}

  private static final int ABORT_MS = 2_000;

  private final BrokerConnections connections;
  private volatile @Nullable Connection connection;
  private volatile boolean closed;

  QueueDepths(BrokerConnections connections) {
    this.connections = connections;
  }

  /**
   * The depths of every stream's queues now.
   *
   * @throws BrokerUnavailableException when the broker does not tell; another read connects again
   */
  public Map<Stream, Depth> read() {
    Map<Stream, Depth> depths = new EnumMap<>(Stream.class);
    try (Channel amqpChannel = connected().createChannel()) {
      for (Stream stream : Stream.values()) {
        depths.put(
            stream,
            new Depth(
                amqpChannel.messageCount(stream.queue()),
                amqpChannel.messageCount(stream.deadQueue())));
      }
      return depths;
    } catch (IOException | TimeoutException | ShutdownSignalException failed) {
      disconnect();
      throw new BrokerUnavailableException("the broker failed: " + failed, failed);
    }
  }

  private Connection connected() throws IOException, TimeoutException {
    Connection current = connection;
    if (current == null || !current.isOpen()) {
      current = connections.open("queue depths");
      connection = current;
      if (closed) {
        disconnect();
        throw new IOException("it was closed");
      }
    }
    return current;
  }

  private void disconnect() {
    Connection current = connection;
    if (current != null) {
      current.abort(ABORT_MS);
    }
  }

  @Override
  public void close() {
    closed = true;
    disconnect();
  }
}
