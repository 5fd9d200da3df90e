package io.pulseboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSocketTest {

  private static final String DATABASE = LiveApi.database();
  private static final Comparator<StreamRecord> ORDER =
      Comparator.comparing(StreamRecord::timestamp).thenComparing(StreamRecord::id);

  private Service api;
  private LiveClient client;

  @BeforeEach
  void start() {
    TestServers.clearRedis();
    api = startApi();
    client = new LiveClient(api.address());
  }

  @AfterEach
  void stop() {
    client.close();
    api.close();
  }

  private static Service startApi() {
    return LiveApi.start(DATABASE, Map.of("live.heartbeat", "300ms", "live.slow-timeout", "2s"));
  }

  @Test
  void greetsAndAnswersPing() {
    client.send("{\"id\":\"1\",\"action\":\"ping\"}");

    await().until(() -> !client.frames("pong").isEmpty());

    assertThat(client.frames().getFirst())
        .containsEntry("type", "hello")
        .containsEntry("protocol", 1)
        .containsEntry("heartbeat_ms", 300)
        .containsKey("epoch");
    assertThat(client.frames("pong").getFirst()).containsEntry("id", "1");
  }

  @Test
  void sendsAckThenSnapshotThenDataThatFollowsIt() {
    append("AAPL", 1);
    append("MSFT", 2);
    awaitReached(2);
    client.subscribe("stock_quotes");
    await().until(() -> !client.frames("snapshot").isEmpty());
    append("AAPL", 3);
    await().until(() -> !client.frames("data").isEmpty());

    List<Map<String, Object>> frames =
        client.frames().stream()
            .filter(frame -> List.of("ack", "snapshot", "data").contains(frame.get("type")))
            .toList();
    assertThat(frames)
        .extracting(frame -> frame.get("type"))
        .containsExactly("ack", "snapshot", "data");
    assertThat(client.ids("stock_quotes")).containsExactlyInAnyOrder("1", "2", "3").endsWith("3");
    assertThat(frames.get(2).get("prev")).isEqualTo(frames.get(1).get("offset"));
  }

  @Test
  void sendsOnlyTheKeysThatWereAskedForAndKeepsTheChain() {
    subscribeTo(
        """
        {"id":"1","action":"subscribe","payload":{"channel":"stock_quotes","keys":["AAPL"]}}\
        """);
    append("AAPL", 1);
    await().until(() -> client.ids("stock_quotes").contains("1"));
    append("MSFT", 2);
    append("AAPL", 3);

    await().until(() -> client.ids("stock_quotes").contains("3"));

    assertThat(client.ids("stock_quotes")).containsExactly("1", "3");
    assertThat(client.frames("data").get(1).get("prev"))
        .isEqualTo(client.frames("data").get(0).get("offset"));
  }

  @Test
  void understandsTheFormsOfTheSystemsItReplaces() {
    subscribeTo("{\"type\":\"subscribe\",\"channel\":\"sales\"}");
    subscribeTo("{\"action\":\"subscribe\",\"payload\":{\"symbols\":[\"AAPL\"]}}");

    assertThat(client.frames("snapshot"))
        .extracting(frame -> frame.get("channel"))
        .containsExactly("sales", "stock_quotes");
  }

  @Test
  void keepsTheLastHundredOfAnUnkeyedChannel() {
    List<LiveRecord> records = IntStream.range(0, 250).mapToObj(n -> record(null, n)).toList();
    writer().append(Stream.SALES, records);
    client.subscribe("sales");

    await().until(() -> client.ids("sales").contains("249"));

    try (LiveClient late = new LiveClient(api.address())) {
      late.subscribe("sales");
      await().until(() -> !late.frames("snapshot").isEmpty());
      assertThat(late.ids("sales"))
          .containsExactlyElementsOf(
              IntStream.range(150, 250).mapToObj(Integer::toString).toList());
    }
  }

  @Test
  void startsFromWhatTheLogHolds() {
    append("AAPL", 1);
    append("AAPL", 2);
    api.close();
    api = startApi();
    try (LiveClient late = new LiveClient(api.address())) {
      late.subscribe("stock_quotes");
      await().until(() -> !late.frames("snapshot").isEmpty());
      assertThat(late.ids("stock_quotes")).containsExactly("2");
    }
  }

  @Test
  void startsFromTheDatabaseWhenRedisHasNothing() {
    String url = LiveApi.database();
    List<StreamRecord> quotes = new Samples(7).records(Stream.STOCK_QUOTES, 300);
    List<StreamRecord> metrics = new Samples(7).records(Stream.FINANCIAL_METRICS, 300);
    List<StreamRecord> sales = new Samples(7).records(Stream.SALES, 150);
    try (Database database = new Database(new DatabaseSettings(url, 1))) {
      RecordWriter writer = new RecordWriter(database);
      writer.write(Stream.STOCK_QUOTES, quotes);
      writer.write(Stream.FINANCIAL_METRICS, metrics);
      writer.write(Stream.SALES, sales);
    }
    try (Service fresh = LiveApi.start(url, Map.of());
        LiveClient late = new LiveClient(fresh.address())) {
      late.subscribe("stock_quotes");
      late.subscribe("financial_metrics");
      late.subscribe("sales");
      await().until(() -> late.frames("snapshot").size() == 3);

      assertThat(late.ids("stock_quotes")).containsExactlyElementsOf(latestPerKey(quotes));
      assertThat(late.ids("financial_metrics")).containsExactlyElementsOf(latestPerKey(metrics));
      assertThat(late.ids("sales"))
          .containsExactlyElementsOf(
              sales.stream().sorted(ORDER).skip(50).map(record -> record.id().toString()).toList());
    }
  }

  private static List<String> latestPerKey(List<StreamRecord> records) {
    Map<String, StreamRecord> latest = new HashMap<>();
    records.stream()
        .sorted(ORDER)
        .forEach(record -> latest.put(String.valueOf(record.key()), record));
    return latest.values().stream().sorted(ORDER).map(record -> record.id().toString()).toList();
  }

  @Test
  void saysThatItIsNotReadyBeforeThereAreSnapshots() throws Exception {
    try (Service nowhere =
        Service.start(
            Map.of(
                "database.url", "postgresql://pulseboard:x@127.0.0.1:1/none",
                "redis.url", "redis://127.0.0.1:1",
                "api.port", 0),
            "api")) {
      URI readiness = URI.create(nowhere.address() + "/health/readiness");
      try (HttpClient http = HttpClient.newHttpClient()) {
        assertThat(
                http.send(HttpRequest.newBuilder(readiness).build(), BodyHandlers.discarding())
                    .statusCode())
            .isEqualTo(503);
      }
    }
  }

  @Test
  void stopsSendingAfterUnsubscribe() {
    subscribeTo("{\"action\":\"subscribe\",\"payload\":{\"channel\":\"sales\"}}");
    subscribeTo("{\"action\":\"subscribe\",\"payload\":{\"channel\":\"user_events\"}}");
    client.send("{\"id\":\"u\",\"action\":\"unsubscribe\",\"payload\":{\"channel\":\"sales\"}}");
    await().until(() -> client.frames("ack").stream().anyMatch(ack -> "u".equals(ack.get("id"))));

    writer().append(Stream.SALES, List.of(record(null, 1)));
    writer().append(Stream.USER_EVENTS, List.of(record(null, 2)));
    await().until(() -> client.ids("user_events").contains("2"));

    assertThat(client.ids("sales")).isEmpty();
  }

  @Test
  void answersWhatItCannotCarryOutAndStaysOpen() {
    client.send("this is not JSON");
    client.send("[]");
    client.send("{\"id\":\"1\",\"action\":\"dance\"}");
    client.send("{\"id\":\"2\",\"action\":\"subscribe\",\"payload\":{\"channel\":\"weather\"}}");
    client.send("{\"id\":\"3\",\"action\":\"subscribe\"}");
    client.send("{\"id\":\"4\",\"action\":\"ping\"}");
    await().until(() -> !client.frames("pong").isEmpty());

    assertThat(client.frames("error"))
        .extracting(frame -> frame.get("code"))
        .containsExactly(
            "bad_message", "bad_message", "unknown_action", "unknown_channel", "unknown_channel");
    assertThat(client.frames("error").get(3)).containsEntry("id", "2");
  }

  @Test
  void givesASignOfLifeWhenNothingElseIsSentAndKeepsAClientThatOnlyListens() {
    await().until(() -> client.frames("heartbeat").size() >= 8);

    assertThat(client.closeCode()).isEqualTo(-1);
  }

  @Test
  void tellsClientsBeforeItGoesAway() {
    await().until(() -> !client.frames("hello").isEmpty());
    api.close();

    await().until(() -> client.closeCode() > 0);

    assertThat(client.closeCode()).isEqualTo(1012);
    assertThat(client.frames("shutdown")).hasSize(1);
  }

  @Test
  void answersAClientThatClosesAndSaysNoMore() throws Exception {
    for (String reason : List.of("", "\u0003\u00e8", "\u0003\u00e9bye")) {
      try (RawSocket leaving = RawSocket.open(api.address(), 0)) {
        leaving.send("{\"type\":\"subscribe\",\"channel\":\"sales\"}");
        leaving.write(RawSocket.frame(8, reason.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(leaving.readToEnd()).endsWith("\u0088" + (char) reason.length() + reason);
      }
    }
  }

  @Test
  void closesAClientThatNeverReadsAndHurtsNoOther() throws Exception {
    subscribeTo("{\"type\":\"subscribe\",\"channel\":\"sales\"}");
    try (RawSocket stuck = RawSocket.open(api.address(), 4_096)) {
      stuck.send("{\"type\":\"subscribe\",\"channel\":\"sales\"}");
      String padding = "x".repeat(2_000);
      for (int n = 0; n < 8_000; n += 100) {
        writer()
            .append(
                Stream.SALES,
                IntStream.range(n, n + 100)
                    .mapToObj(id ->
                        new LiveRecord(
                            null,
                            id,
                            "{\"id\":\"%d\",\"padding\":\"%s\"}"
                                .formatted(id, padding)
                                .getBytes(StandardCharsets.UTF_8)))
                    .toList());
        int sent = n + 100;
        await().until(() -> client.ids("sales").size() >= sent);
      }

      assertThat(client.ids("sales")).doesNotHaveDuplicates().hasSize(8_000);
      await()
          .until(() ->
              api.context()
                      .getBean(MeterRegistry.class)
                      .get("pulseboard.live.closed")
                      .tag("reason", SocketError.SLOW_CLIENT.code())
                      .counter()
                      .count()
                  == 1);
      assertThat(stuck.readToEnd()).hasSizeLessThan(8_000_000);
    }
  }

  private void subscribeTo(String message) {
    int snapshots = client.frames("snapshot").size();
    client.send(message);
    await().until(() -> client.frames("snapshot").size() == snapshots + 1);
  }

  private void awaitReached(int records) {
    try (LiveClient probe = new LiveClient(api.address())) {
      probe.subscribe("stock_quotes");
      await().until(() -> probe.ids("stock_quotes").size() >= records);
    }
  }

  private LiveLogWriter writer() {
    return api.context().getBean(LiveLogWriter.class);
  }

  private void append(String key, int n) {
    writer().append(Stream.STOCK_QUOTES, List.of(record(key, n)));
  }

  private static LiveRecord record(@Nullable String key, int n) {
    return new LiveRecord(key, n, "{\"id\":\"%d\"}".formatted(n).getBytes(StandardCharsets.UTF_8));
  }
}
