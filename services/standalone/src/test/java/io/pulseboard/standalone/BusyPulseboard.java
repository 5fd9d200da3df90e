package io.pulseboard.standalone;

import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.pulseboard.broker.Topology;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TcpProxy;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All services in one process over an empty database, with a simulator, a client that listens, and
 * more of all kinds of work on demand. Its way to the database can be cut.
 */
final class BusyPulseboard implements AutoCloseable {

  private final Samples samples = new Samples(9);
  private final HttpClient http = HttpClient.newHttpClient();
  private final TcpProxy toDatabase = new TcpProxy();
  private final Service service;
  private final LiveClient listener;

  /** Returns when it is healthy. */
  BusyPulseboard(Duration patience) {
    TestServers.clearBroker();
    TestServers.clearRedis();
    String database = TestServers.newDatabase();
    DatabaseSettings direct = new DatabaseSettings(database, 2);
    try (Database pool = new Database(direct)) {
      new Schema(pool, direct).migrate();
    }
    int port = URI.create(database).getPort();
    toDatabase.leadTo(port);
    service =
        Service.start(
            Map.of(
                "database.url",
                database.replace(":" + port, ":" + toDatabase.port()),
                "rabbitmq.url",
                TestServers.endpoints().rabbitmqUrl(),
                "redis.url",
                TestServers.endpoints().redisUrl(),
                "api.port",
                0,
                "simulator.sales-rate",
                "50/s",
                "simulator.user-events-rate",
                "50/s",
                "simulator.financial-metrics-rate",
                "50/s",
                "metrics.symbols",
                3),
            "simulator",
            "worker",
            "api",
            "standalone");
    await().atMost(patience).until(() -> get("/health").contains("\"status\":\"UP\""));
    listener = new LiveClient(service.address());
    for (Stream stream : Stream.values()) {
      listener.subscribe(stream.id());
    }
  }

  /** Host and port of its metrics. */
  String target() {
    return URI.create(service.address()).getAuthority();
  }

  Database database() {
    return service.context().getBean(Database.class);
  }

  TcpProxy toDatabase() {
    return toDatabase;
  }

  /** Something of everything: good and bad records, twice, reads, errors, exports, a client. */
  void work() throws Exception {
    String sale = "[" + text(samples.records(Stream.SALES, 1).getFirst()) + "]";
    post("/api/v1/ingest/sales", sale);
    post("/api/v1/ingest/sales", sale);
    post("/api/v1/ingest/sales?partial=true", "[{}]");
    for (Stream stream : Stream.values()) {
      post(
          "/api/v1/ingest/" + stream.id(),
          samples.records(stream, 2).stream()
              .map(BusyPulseboard::text)
              .collect(Collectors.joining(",", "[", "]")));
    }
    publish("this is not JSON");
    for (String path :
        List.of(
            "/api/v1/sales",
            "/api/v1/sales?limit=0",
            "/api/v1/nothing",
            "/api/v1/overview",
            "/api/v1/export/sales?format=csv",
            "/api/v1/export/user_events?format=ndjson")) {
      get(path);
    }
    try (LiveClient guest = new LiveClient(service.address())) {
      guest.subscribe("sales");
    }
    // Otherwise there might be no collection for minutes.
    System.gc();
  }

  private static void publish(String text) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    try (Connection connection = factory.newConnection();
        Channel amqpChannel = connection.createChannel()) {
      amqpChannel.basicPublish(
          Topology.EXCHANGE, Stream.SALES.id(), null, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String text(StreamRecord record) {
    return new String(RecordCodec.encode(record), StandardCharsets.UTF_8);
  }

  private void post(String path, String body) {
    send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  /** The body of what it answers at a path. */
  String get(String path) {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(service.address() + path));
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    listener.close();
    service.close();
    toDatabase.close();
    http.close();
  }
}
