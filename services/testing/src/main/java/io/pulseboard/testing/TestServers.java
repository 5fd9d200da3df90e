package io.pulseboard.testing;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import java.io.IOException;
import java.net.URISyntaxException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * The servers that integration tests run against: those that DATABASE_URL, RABBITMQ_URL and
 * REDIS_URL name when all three are set, else servers that are started once per build, embedded
 * ones or, with {@code -Dpulseboard.test.servers=testcontainers}, containers.
 */
public final class TestServers {

  private TestServers() {}

  /** Made on first use, once per JVM. */
  private static final class Joined {
    static final Endpoints ENDPOINTS =
        Endpoints.given(System.getenv())
            .orElseGet(() -> Endpoints.readFrom(SharedServers.join(SharedServers.kind())));
  }

  private static final class Databases {
    static final TestDatabases ON_THE_SERVER = new TestDatabases(endpoints().databaseUrl());
  }

  private static final class WithTimescale {
    static final TimescaleDatabases DATABASES = TimescaleDatabases.find(System.getenv());
  }

  /** Where the servers answer; starts them when this is the build's first use. */
  public static Endpoints endpoints() {
    return Joined.ENDPOINTS;
  }

  /** A fresh empty database, dropped when this JVM ends. Answers its URL. */
  public static String newDatabase() {
    return Databases.ON_THE_SERVER.create();
  }

  /**
   * A fresh empty database on a server that has TimescaleDB, dropped when this JVM ends. Answers
   * its URL. The extension is there to be created; its edition is Apache-2 unless the server is the
   * one that TIMESCALEDB_URL names or a container. Where no such server can be had, the test is
   * skipped, or fails with {@code PULSEBOARD_TEST_TIMESCALEDB=required} in the environment.
   */
  public static String newTimescaleDatabase() {
    return WithTimescale.DATABASES.create();
  }

  /** Deletes the queues of every stream with all that is in them. */
  public static void clearBroker() {
    ConnectionFactory factory = new ConnectionFactory();
    try {
      factory.setUri(endpoints().rabbitmqUrl());
      try (Connection connection = factory.newConnection("clear")) {
        for (Stream stream : Stream.values()) {
          delete(connection, stream.queue());
          delete(connection, stream.deadQueue());
        }
      }
    } catch (IOException
        | TimeoutException
        | URISyntaxException
        | GeneralSecurityException unreachable) {
      throw new IllegalStateException("Cannot clear the broker", unreachable);
    }
  }

  /** Declares it first: Broker-J closes the channel when there is no such queue to delete. */
  private static void delete(Connection connection, String queue)
      throws IOException, TimeoutException {
    try (Channel channel = connection.createChannel()) {
      channel.queueDeclare(queue, true, false, false, Map.of());
      channel.queueDelete(queue);
    }
  }

  /** Deletes the keys named {@code pulseboard:*}. */
  public static void clearRedis() {
    try (RedisClient client = RedisClients.open(endpoints().redisUrl());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      List<String> keys = connection.sync().keys("pulseboard:*");
      if (!keys.isEmpty()) {
        connection.sync().unlink(keys.toArray(String[]::new));
      }
    }
  }
}
