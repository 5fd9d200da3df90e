package io.pulseboard.broker;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.SocketConfigurators;
import io.pulseboard.contracts.InvalidSettingException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.Socket;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Opens connections. The client library's own recovery is off: it would hand out channels whose
 * delivery tags belong to the connection before, so publishers and consumers here open a fresh
 * connection instead.
 */
@Singleton
public final class BrokerConnections {

  private static final int HEARTBEAT_SECONDS = 10;
  private static final int CONNECT_TIMEOUT_MS = 5_000;

  private final ConnectionFactory factory;

  /**
   * @throws InvalidSettingException when the URL cannot be read
   */
  public BrokerConnections(BrokerSettings settings) {
    if (!settings.url().matches("amqps?://.+")) {
      throw unreadable();
    }
    factory = new ConnectionFactory();
    try {
      factory.setUri(settings.url());
    } catch (URISyntaxException | IllegalArgumentException | GeneralSecurityException malformed) {
      throw unreadable();
    }
    if (settings.username() != null) {
      factory.setUsername(settings.username());
    }
    if (settings.password() != null) {
      factory.setPassword(settings.password());
    }
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    factory.setRequestedHeartbeat(HEARTBEAT_SECONDS);
    factory.setConnectionTimeout(CONNECT_TIMEOUT_MS);
  }

  private static InvalidSettingException unreadable() {
    return new InvalidSettingException(
        "RABBITMQ_URL", "must look like amqp://user:password@host:5672 or amqps://…");
  }

  /**
   * A new connection on which the topology exists; {@code name} is what the broker's operator sees.
   */
  Connection open(String name) throws IOException, TimeoutException {
    return open(name, _ -> {});
  }

  /** The same, telling its socket: what closes that ends what waits to be written to it. */
  Connection open(String name, Consumer<Socket> socket) throws IOException, TimeoutException {
    ConnectionFactory own = factory.clone();
    own.setSocketConfigurator(SocketConfigurators.defaultConfigurator().andThen(socket::accept));
    Connection connection = own.newConnection("pulseboard " + name);
    try (Channel amqpChannel = connection.createChannel()) {
      Topology.declare(amqpChannel);
    } catch (IOException | TimeoutException | RuntimeException failed) {
      connection.abort();
      throw failed;
    }
    return connection;
  }
}
