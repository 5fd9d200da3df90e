package io.pulseboard.standalone;

import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.embedded.EmbeddedServers;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One process that is all of Pulseboard: servers, schema, simulator, worker, API and dashboard. */
public final class Standalone implements AutoCloseable {

  private static final Duration FIRST_CONNECTION_LIMIT = Duration.ofMinutes(1);

  private final StandaloneSettings settings;
  private @Nullable EmbeddedServers servers;
  private @Nullable Service service;
  private boolean closed;

  Standalone(StandaloneSettings settings) {
    this.settings = settings;
  }

  public static void main(String[] args) {
    Service.takeOverLogs("pulseboard");
    Standalone standalone = null;
    try {
      standalone = new Standalone(StandaloneSettings.of(System.getenv()));
      Service.closeAtShutdown(standalone);
      Service.tell("Pulseboard is ready: " + standalone.start());
    } catch (RuntimeException failed) {
      if (standalone != null) {
        standalone.close();
      }
      Service.fail(failed);
    }
  }

  /**
   * Starts everything; a stop that comes meanwhile waits for it, so that no server is left behind.
   *
   * @return where the dashboard and the API answer
   */
  synchronized String start() {
    requireFree(settings.port());
    if (closed) {
      throw new IllegalStateException("stopped before it had started");
    }
    Endpoints endpoints = settings.given().orElse(null);
    if (endpoints == null) {
      servers = EmbeddedServers.start(settings.home(), settings.brokerStore());
      endpoints = servers.endpoints();
      endpoints.writeTo(settings.home().resolve("endpoints.env"));
    }
    service = services(endpoints, settings.port());
    return service.address();
  }

  /** Asked before the servers start, so that a taken port is known at once. */
  private static void requireFree(int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException taken) {
      throw new InvalidSettingException(
          "API_PORT", "port " + port + " is taken; set API_PORT to another one");
    }
  }

  private static Service services(Endpoints endpoints, int port) {
    DatabaseSettings database = new DatabaseSettings(endpoints.databaseUrl(), 2);
    try (Database pool = new Database(database)) {
      pool.awaitConnection(FIRST_CONNECTION_LIMIT);
      new Schema(pool, database).migrate();
    }
    return Service.start(
        Map.of(
            "database.url", endpoints.databaseUrl(),
            "rabbitmq.url", endpoints.rabbitmqUrl(),
            "redis.url", endpoints.redisUrl(),
            "api.port", port),
        "simulator",
        "worker",
        "api",
        "standalone");
  }

  /** Stops the services, which finish what they have in hand, and then the servers. */
  @Override
  public synchronized void close() {
    closed = true;
    if (service != null) {
      service.close();
      service = null;
    }
    if (servers != null) {
      servers.close();
      servers = null;
    }
  }
}
