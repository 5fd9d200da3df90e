package io.pulseboard.bench;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.testing.RedisClients;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.PreparedStatement;
import org.HdrHistogram.Histogram;

/** What each hop of a record takes by itself when nothing else happens, one at a time. */
final class Hops {

  private static final int WARM_UP = 200;
  private static final int TIMES = 1_000;
  private static final byte[] BODY = new byte[300];
  private static final String QUEUE = "pulseboard.bench";

  private final Endpoints endpoints;

  Hops(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  @FunctionalInterface
  private interface Hop {
    void go() throws Exception;
  }

  /**
   * The sum over the hops (a confirmed publish, a commit, a Redis round trip, a socket's round
   * trip) of the time that this part of their runs stays below, in microseconds.
   */
  double[] sums(double... percentiles) throws Exception {
    Histogram[] hops = {confirm(), commit(), redis(), socket()};
    double[] sums = new double[percentiles.length];
    for (Histogram hop : hops) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += hop.getValueAtPercentile(percentiles[i]) / 1e3;
      }
    }
    return sums;
  }

  private static Histogram time(Hop hop) throws Exception {
    Histogram nanos = new Histogram(3);
    for (int i = -WARM_UP; i < TIMES; i++) {
      long started = System.nanoTime();
      hop.go();
      if (i >= 0) {
        nanos.recordValue(System.nanoTime() - started);
      }
    }
    return nanos;
  }

  private Histogram confirm() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.queueDeclare(QUEUE, true, false, false, null);
      try {
        amqpChannel.confirmSelect();
        return time(() -> {
          amqpChannel.basicPublish("", QUEUE, MessageProperties.MINIMAL_PERSISTENT_BASIC, BODY);
          amqpChannel.waitForConfirmsOrDie();
        });
      } finally {
        amqpChannel.queueDelete(QUEUE);
      }
    }
  }

  private Histogram commit() throws Exception {
    try (Database database = new Database(new DatabaseSettings(endpoints.databaseUrl(), 1));
        var connection = database.connection();
        var statement = connection.createStatement()) {
      // Not a temporary one: those are not written ahead.
      statement.execute("CREATE TABLE bench_hop (body bytea)");
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bench_hop VALUES (?)")) {
        return time(() -> {
          insert.setBytes(1, BODY);
          insert.executeUpdate();
        });
      } finally {
        statement.execute("DROP TABLE bench_hop");
      }
    }
  }

  private Histogram redis() throws Exception {
    try (RedisClient client = RedisClients.open(endpoints.redisUrl());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return time(() -> connection.sync().echo("x".repeat(BODY.length)));
    }
  }

  private static Histogram socket() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket near = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket far = server.accept()) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread.ofPlatform().daemon().start(() -> echo(far));
      DataInputStream back = new DataInputStream(near.getInputStream());
      byte[] answer = new byte[BODY.length];
      return time(() -> {
        near.getOutputStream().write(BODY);
        back.readFully(answer);
      });
    }
  }

  private static void echo(Socket far) {
    try {
      far.getInputStream().transferTo(far.getOutputStream());
    } catch (IOException closed) {
      // The near end has seen enough.
      return;
    }
  }
}
