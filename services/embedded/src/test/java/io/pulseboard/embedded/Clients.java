package io.pulseboard.embedded;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.MessageProperties;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What tests do with the servers, each with the client that the services use. */
final class Clients {

  static final String QUEUE = "stock_quotes";

  // A client that stops threads of its own now and then waits for ever for a connection to close.
  private static final ClientResources REDIS_THREADS = DefaultClientResources.create();

  private final Endpoints endpoints;

  Clients(Endpoints endpoints) {
    this.endpoints = endpoints;
  }

  void execute(String sql) throws SQLException {
    try (java.sql.Connection connection = database();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  String query(String sql) throws SQLException {
    try (java.sql.Connection connection = database();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  java.sql.Connection database() throws SQLException {
    URI url = URI.create(endpoints.databaseUrl());
    String[] user = url.getUserInfo().split(":", 2);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.getHost() + ":" + url.getPort() + url.getPath(),
        user[0],
        user[1]);
  }

  Connection broker() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(endpoints.rabbitmqUrl());
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection("test");
  }

  /** Publishes one persistent message to the durable queue and waits for its confirm. */
  void publish(String body) throws Exception {
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      channel.queueDeclare(QUEUE, true, false, false, Map.of());
      channel.confirmSelect();
      channel.basicPublish(
          "",
          QUEUE,
          true,
          MessageProperties.PERSISTENT_BASIC,
          body.getBytes(StandardCharsets.UTF_8));
      channel.waitForConfirmsOrDie(10_000);
    }
  }

  /** Takes the oldest message of that queue. */
  String take() throws Exception {
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      return new String(channel.basicGet(QUEUE, true).getBody(), StandardCharsets.UTF_8);
    }
  }

  <T> T redis(Function<RedisCommands<String, String>, T> command) {
    try (RedisClient client = RedisClient.create(REDIS_THREADS, endpoints.redisUrl());
        StatefulRedisConnection<String, String> connection = client.connect()) {
      return command.apply(connection.sync());
    }
  }

  /** The process numbers of PostgreSQL and Redis. */
  List<Long> processes() throws SQLException {
    String redis =
        redis(commands -> commands.info("server"))
            .lines()
            .filter(line -> line.startsWith("process_id:"))
            .findFirst()
            .orElseThrow();
    String data = query("SHOW data_directory");
    String postgres =
        query("SELECT split_part(pg_read_file('" + data + "/postmaster.pid'), E'\\n', 1)");
    return List.of(
        Long.parseLong(postgres), Long.parseLong(redis.substring("process_id:".length()).strip()));
  }

  /** A command that runs a class of these tests in a JVM of its own. */
  static ProcessBuilder jvm(Class<?> main, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            System.getProperty("java.home") + "/bin/java",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true);
  }
}
