package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.broker.RecordPublisher;
import io.pulseboard.broker.Topology;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UuidV7;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.store.Database;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A record's whole way, over real servers: published, queued, stored once, read over REST and seen
 * live.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EndToEndContract {

  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int RECORDS = 1_000;
  private static final Samples SAMPLES = new Samples(42);

  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Running running;

  /**
   * The services, over an empty database and empty servers.
   *
   * @param beans a publisher to the broker and the database
   */
  record Running(String address, ApplicationContext beans) {}

  /** Lays the schema and starts the services. */
  abstract Running start(Endpoints servers) throws Exception;

  /** The settings that name servers. */
  static Map<String, Object> properties(Endpoints servers) {
    return Map.of(
        "database.url", servers.databaseUrl(),
        "rabbitmq.url", servers.rabbitmqUrl(),
        "redis.url", servers.redisUrl(),
        "simulator.enabled", false);
  }

  abstract void stop() throws Exception;

  @BeforeAll
  void startOnEmptyServers() throws Exception {
    TestServers.clearBroker();
    TestServers.clearRedis();
    running =
        start(
            new Endpoints(
                TestServers.newDatabase(),
                TestServers.endpoints().rabbitmqUrl(),
                TestServers.endpoints().redisUrl()));
    await().atMost(PATIENCE).until(() -> get("/health").contains("\"status\":\"UP\""));
  }

  @AfterAll
  void stopAll() throws Exception {
    stop();
    http.close();
  }

  private Running running() {
    return Objects.requireNonNull(running);
  }

  @Test
  void bringsEveryRecordOfEveryStreamToTheDatabaseToRestAndToALiveClient() {
    Map<Stream, Set<String>> published = new LinkedHashMap<>();
    try (LiveClient client = new LiveClient(running().address())) {
      for (Stream stream : Stream.values()) {
        client.subscribe(stream.id());
      }
      await().atMost(PATIENCE).until(() -> client.frames("snapshot").size() == 4);

      for (Stream stream : Stream.values()) {
        List<StreamRecord> records = SAMPLES.records(stream, RECORDS);
        running().beans().getBean(RecordPublisher.class).publish(stream, records);
        published.put(stream, ids(records));
      }

      for (Stream stream : Stream.values()) {
        Set<String> expected = expected(published, stream);
        await()
            .atMost(PATIENCE)
            .until(() -> new HashSet<>(client.ids(stream.id())).containsAll(expected));
        assertThat(client.ids(stream.id())).doesNotHaveDuplicates();
        assertThat(storedOnce(stream, expected)).isEqualTo(RECORDS);
        assertThat(overRest(stream)).containsAll(expected);
        assertUnbroken(client, stream);
      }
    }
  }

  @Test
  void setsMalformedMessagesAsideWithTheirReasonAndStoresTheirNeighbours() throws Exception {
    List<StreamRecord> records = SAMPLES.records(Stream.STOCK_QUOTES, 20);
    RecordPublisher publisher = running().beans().getBean(RecordPublisher.class);
    Map<String, String> reasons = new LinkedHashMap<>();
    try (Connection connection = connection();
        Channel amqpChannel = connection.createChannel()) {
      publisher.publish(Stream.STOCK_QUOTES, records.subList(0, 10));
      publish(amqpChannel, "this is not JSON");
      publish(amqpChannel, "{\"id\":\"019a9c7e-0000-7000-8000-000000000001\"}");
      publish(amqpChannel, negativePrice());
      publisher.publish(Stream.STOCK_QUOTES, records.subList(10, 20));

      await().atMost(PATIENCE).until(() -> storedOnce(Stream.STOCK_QUOTES, ids(records)) == 20);
      await()
          .atMost(PATIENCE)
          .until(() -> {
            takeLetters(amqpChannel, reasons);
            return reasons.size() == 3;
          });
    }
    assertThat(reasons.get("this is not JSON")).startsWith("(record) is not JSON");
    assertThat(reasons.values())
        .anyMatch(reason -> reason.equals("timestamp is missing"))
        .anyMatch(reason -> reason.startsWith("open must be greater than 0"));
  }

  @Test
  void storesARecordOnceThatIsPublishedTwice() {
    List<StreamRecord> records = SAMPLES.records(Stream.SALES, 100);
    RecordPublisher publisher = running().beans().getBean(RecordPublisher.class);
    List<StreamRecord> last = SAMPLES.records(Stream.SALES, 1);

    publisher.publish(Stream.SALES, records);
    publisher.publish(Stream.SALES, records);
    publisher.publish(Stream.SALES, last);

    await().atMost(PATIENCE).until(() -> storedOnce(Stream.SALES, ids(last)) == 1);
    assertThat(storedOnce(Stream.SALES, ids(records))).isEqualTo(100);
  }

  @Test
  void storesOnceWhatComesOverHttpTwiceAndRaisesTheAlertThatItBrings() throws Exception {
    post(
        "/api/v1/alert-rules",
        "{\"symbol\":\"DOOR\",\"kind\":\"price_above\",\"threshold\":100}",
        201);
    // A rule is known to the worker within a second.
    await()
        .atMost(PATIENCE)
        .until(() -> {
          post("/api/v1/ingest/stock_quotes", "[" + text(door(101)) + "]", 202);
          return get("/api/v1/stocks/DOOR/alerts").contains("\"value\":101");
        });
    List<StreamRecord> quotes = List.of(door(99), door(101));
    String body =
        "[" + quotes.stream().map(EndToEndContract::text).collect(Collectors.joining(",")) + "]";
    post("/api/v1/ingest/stock_quotes", body, 202);
    post("/api/v1/ingest/stock_quotes", body, 202);

    await().atMost(PATIENCE).until(() -> storedOnce(Stream.STOCK_QUOTES, ids(quotes)) == 2);
    await()
        .atMost(PATIENCE)
        .until(() -> get("/api/v1/alerts?symbol=door").split("\"rule_id\"", -1).length == 3);
  }

  private static StockQuote door(double price) {
    Instant now = Instant.now();
    return new StockQuote(
        UuidV7.at(now, ThreadLocalRandom.current()),
        now,
        "DOOR",
        "NYSE",
        price,
        price,
        price,
        price,
        1,
        null,
        null,
        0,
        0);
  }

  private static String text(StreamRecord record) {
    return new String(RecordCodec.encode(record), StandardCharsets.UTF_8);
  }

  private void post(String path, String body, int status) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(running().address() + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
  }

  @Test
  void answersErrorsAsProblemsThatNameTheParameter() throws Exception {
    assertThat(get("/api/v1/sales?limit=0"))
        .contains("\"status\":400", "\"parameter\":\"limit\"", "from 1 to 1000");
    assertThat(get("/api/v1/sales?from=yesterday")).contains("\"parameter\":\"from\"");
    assertThat(get("/api/v1/stocks/NOSUCH")).contains("\"status\":404", "NOSUCH");
  }

  /** Each data frame continues where the frame before it ended. */
  private static void assertUnbroken(LiveClient client, Stream stream) {
    String offset = null;
    for (Map<String, Object> frame : client.frames()) {
      if (!stream.id().equals(frame.get("channel"))) {
        continue;
      }
      if ("data".equals(frame.get("type"))) {
        assertThat(frame.get("prev")).isEqualTo(offset);
      }
      offset = String.valueOf(frame.get("offset"));
    }
  }

  private static Set<String> expected(Map<Stream, Set<String>> published, Stream stream) {
    return published.getOrDefault(stream, Set.of());
  }

  private static Set<String> ids(List<StreamRecord> records) {
    Set<String> ids = new HashSet<>();
    records.forEach(record -> ids.add(record.id().toString()));
    return ids;
  }

  private int storedOnce(Stream stream, Set<String> ids) {
    return running()
        .beans()
        .getBean(Database.class)
        .list(
            "SELECT count(*) FROM " + stream.table() + " WHERE id = ANY (?::uuid[])",
            statement ->
                statement.setArray(
                    1, statement.getConnection().createArrayOf("text", ids.toArray())),
            row -> row.getInt(1))
        .getFirst();
  }

  private Set<String> overRest(Stream stream) {
    Set<String> ids = new HashSet<>();
    for (String path : lists(stream)) {
      String cursor = null;
      do {
        Map<String, Object> page =
            json(get(path + "?limit=400" + (cursor == null ? "" : "&cursor=" + cursor)));
        ((List<?>) page.getOrDefault("data", List.of()))
            .forEach(record -> ids.add(String.valueOf(((Map<?, ?>) record).get("id"))));
        cursor = page.get("next") instanceof String next ? next : null;
      } while (cursor != null);
    }
    return ids;
  }

  private List<String> lists(Stream stream) {
    return switch (stream) {
      case SALES -> List.of("/api/v1/sales");
      case USER_EVENTS -> List.of("/api/v1/events");
      case FINANCIAL_METRICS -> List.of("/api/v1/financials");
      case STOCK_QUOTES -> {
        List<String> paths = new ArrayList<>();
        ((List<?>) json(get("/api/v1/stocks")).getOrDefault("data", List.of()))
            .forEach(stock ->
                paths.add("/api/v1/stocks/" + ((Map<?, ?>) stock).get("symbol") + "/quotes"));
        yield paths;
      }
    };
  }

  String get(String path) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(running().address() + path)).build(),
              BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static Map<String, Object> json(String text) {
    try {
      return ObjectMapper.getDefault().readValue(text, Argument.mapOf(String.class, Object.class));
    } catch (java.io.IOException notJson) {
      throw new java.io.UncheckedIOException(notJson);
    }
  }

  private static Connection connection() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    return factory.newConnection();
  }

  private static void publish(Channel amqpChannel, String text) throws Exception {
    amqpChannel.basicPublish(
        Topology.EXCHANGE,
        Stream.STOCK_QUOTES.id(),
        new BasicProperties(),
        text.getBytes(StandardCharsets.UTF_8));
  }

  private static void takeLetters(Channel amqpChannel, Map<String, String> reasons)
      throws Exception {
    GetResponse letter = next(amqpChannel);
    while (letter != null) {
      reasons.put(
          new String(letter.getBody(), StandardCharsets.UTF_8),
          String.valueOf(letter.getProps().getHeaders().get("x-reason")));
      letter = next(amqpChannel);
    }
  }

  private static @Nullable GetResponse next(Channel amqpChannel) throws Exception {
    return amqpChannel.basicGet(Stream.STOCK_QUOTES.deadQueue(), true);
  }

  private static String negativePrice() {
    return """
    {"id":"019a9c7e-0000-7000-8000-000000000002","timestamp":"2026-01-02T15:00:00Z","symbol":"AAPL",
    "exchange":"NASDAQ","open":-1,"high":2,"low":1,"close":1,"volume":1,"change":0,"change_pct":0}\
    """;
  }
}
