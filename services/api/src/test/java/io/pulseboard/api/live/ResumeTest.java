package io.pulseboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.Service;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.RedisCommands;
import io.pulseboard.testing.TestServers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that were away, over real Redis. */
class ResumeTest {

  private static final String DATABASE = LiveApi.database();

  private Service api;

  @BeforeEach
  void start() {
    TestServers.clearRedis();
    api = startApi();
  }

  private static Service startApi() {
    return LiveApi.start(DATABASE, Map.of("redis.window", 1_000_000));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void sendsExactlyWhatWasMissedAndThenWhatIsNew() {
    append(Stream.SALES, null, 0, 10);
    Position left = leaveAt(Stream.SALES, 10);
    append(Stream.SALES, null, 10, 15);
    append(Stream.SALES, null, 15, 30);
    awaitReached(Stream.SALES, 30);

    try (LiveClient client = new LiveClient(api.address())) {
      client.resume("sales", left.epoch(), left.offset());
      await().until(() -> client.ids("sales").size() == 20);
      append(Stream.SALES, null, 30, 31);
      await().until(() -> client.ids("sales").size() == 21);

      assertThat(client.ids("sales")).containsExactlyElementsOf(ids(10, 31));
      assertThat(client.frames("snapshot")).isEmpty();
      assertThat(client.frames("resumed"))
          .singleElement()
          .satisfies(frame ->
              assertThat(frame).containsEntry("recovered", true).containsEntry("replayed", 20));
      assertUnbroken(client, left.offset());
    }
  }

  @Test
  void resumesAfterTheApiWasRestarted() {
    append(Stream.SALES, null, 0, 3);
    Position left = leaveAt(Stream.SALES, 3);
    api.close();
    api = startApi();
    append(Stream.SALES, null, 3, 5);

    try (LiveClient client = new LiveClient(api.address())) {
      client.resume("sales", left.epoch(), left.offset());
      await().until(() -> client.ids("sales").size() == 2);

      assertThat(client.ids("sales")).containsExactlyElementsOf(ids(3, 5));
      assertUnbroken(client, left.offset());
    }
  }

  @Test
  void goesOnAtOnceWhenNothingWasMissed() {
    append(Stream.SALES, null, 0, 3);
    Position left = leaveAt(Stream.SALES, 3);

    try (LiveClient client = new LiveClient(api.address())) {
      client.resume("sales", left.epoch(), left.offset());
      await().until(() -> !client.frames("resumed").isEmpty());
      append(Stream.SALES, null, 3, 4);
      await().until(() -> client.ids("sales").size() == 1);

      assertThat(client.frames("resumed").getFirst()).containsEntry("replayed", 0);
      assertUnbroken(client, left.offset());
    }
  }

  @Test
  void losesAndDoublesNothingWhileTheLogGrows() throws Exception {
    int before = 20_000;
    int during = 2_000;
    append(Stream.SALES, null, 0, 1);
    Position left = leaveAt(Stream.SALES, 1);
    for (int i = 1; i < before; i += 20) {
      append(Stream.SALES, null, i, Math.min(i + 20, before));
    }
    Thread growing =
        Thread.startVirtualThread(() -> {
          for (int i = before; i < before + during; i++) {
            append(Stream.SALES, null, i, i + 1);
          }
        });

    try (LiveClient client = new LiveClient(api.address())) {
      client.resume("sales", left.epoch(), left.offset());
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> client.ids("sales").size() >= before + during - 1);
      growing.join();

      assertThat(client.ids("sales")).containsExactlyElementsOf(ids(1, before + during));
      assertUnbroken(client, left.offset());
    }
  }

  @Test
  void readsTheLogOnceForAllThatLeftTogetherLongAgo() {
    append(Stream.SALES, null, 0, 1);
    Position left = leaveAt(Stream.SALES, 1);
    int records = 2_000;
    for (int i = 1; i < records; i++) {
      append(Stream.SALES, null, i, i + 1);
    }
    api.close();
    api = LiveApi.start(DATABASE, Map.of("redis.window", 1_000_000, "live.history-bytes", 20_000));
    long before = rangesRead();
    List<LiveClient> clients =
        IntStream.range(0, 20).mapToObj(_ -> new LiveClient(api.address())).toList();
    clients.forEach(client -> client.resume("sales", left.epoch(), left.offset()));
    append(Stream.SALES, null, records, records + 1);

    for (LiveClient client : clients) {
      await().atMost(Duration.ofSeconds(60)).until(() -> client.ids("sales").size() >= records);
      assertThat(client.ids("sales")).containsExactlyElementsOf(ids(1, records + 1));
      assertThat(client.frames("snapshot")).isEmpty();
      assertUnbroken(client, left.offset());
      client.close();
    }
    // A page holds a hundred entries, and the oldest one is looked up with each.
    assertThat(rangesRead() - before).isLessThan(100);
  }

  private static long rangesRead() {
    return RedisCommands.calls(TestServers.endpoints().redisUrl(), "xrange");
  }

  @Test
  void givesASnapshotWhenTheLogBeginsAnew() {
    append(Stream.SALES, null, 0, 3);
    awaitReached(Stream.SALES, 3);
    try (LiveClient client = new LiveClient(api.address())) {
      client.subscribe("sales");
      await().until(() -> client.frames("snapshot").size() == 1);
      TestServers.clearRedis();
      append(Stream.SALES, null, 5, 7);
      await().until(() -> client.frames("snapshot").size() == 2);

      Map<String, Object> anew = client.frames("snapshot").get(1);
      assertThat(anew.get("epoch")).isNotEqualTo(client.frames("snapshot").get(0).get("epoch"));
      assertThat(client.ids("sales")).contains("5", "6");
    }
  }

  @Test
  void keepsToTheKeysThatWereAskedFor() {
    append(Stream.STOCK_QUOTES, "AAPL", 0, 1);
    Position left = leaveAt(Stream.STOCK_QUOTES, 1);
    append(Stream.STOCK_QUOTES, "MSFT", 1, 5);
    append(Stream.STOCK_QUOTES, "AAPL", 5, 7);
    append(Stream.STOCK_QUOTES, "MSFT", 7, 8);
    awaitEntries(Stream.STOCK_QUOTES, 4);

    try (LiveClient client = new LiveClient(api.address())) {
      client.send(
          """
          {"action":"subscribe","payload":{"channel":"stock_quotes","keys":["AAPL"],\
          "since":{"epoch":"%s","offset":"%s"}}}\
          """
              .formatted(left.epoch(), left.offset()));
      await().until(() -> !client.frames("resumed").isEmpty());
      append(Stream.STOCK_QUOTES, "AAPL", 8, 9);
      await().until(() -> client.ids("stock_quotes").size() == 3);

      assertThat(client.frames("resumed").getFirst()).containsEntry("replayed", 2);
      assertThat(client.ids("stock_quotes")).containsExactly("5", "6", "8");
      assertUnbroken(client, left.offset());
    }
  }

  @Test
  void saysWhenItCannotAndSendsASnapshot() {
    append(Stream.SALES, null, 0, 3);
    Position left = leaveAt(Stream.SALES, 3);

    assertRefused("another-life", left.offset());
    assertRefused(left.epoch(), "99999999999999-0");
    assertRefused(left.epoch(), "yesterday");
    assertRefused(left.epoch(), "1-0");
  }

  @Test
  void saysSoWhenTheLogHasAGap() {
    append(Stream.SALES, null, 0, 3);
    Position left = leaveAt(Stream.SALES, 3);
    try (LiveClient staying = new LiveClient(api.address())) {
      staying.subscribe("sales");
      await().until(() -> staying.frames("snapshot").size() == 1);
      writer().appendAfterGap(Stream.SALES, records(null, 5, 6));

      await().until(() -> staying.frames("snapshot").size() == 2);
      assertThat(staying.frames("data")).isEmpty();
    }
    assertRefused(left.epoch(), left.offset());
  }

  private void assertRefused(String epoch, String offset) {
    try (LiveClient client = new LiveClient(api.address())) {
      client.resume("sales", epoch, offset);
      await().until(() -> !client.frames("snapshot").isEmpty());

      assertThat(client.frames("resumed"))
          .singleElement()
          .satisfies(frame ->
              assertThat(frame).containsEntry("recovered", false).containsEntry("replayed", 0));
    }
  }

  /** Where a client was when it left. */
  private record Position(String epoch, String offset) {}

  private Position leaveAt(Stream stream, int records) {
    awaitReached(stream, records);
    try (LiveClient client = new LiveClient(api.address())) {
      client.subscribe(stream.id());
      await().until(() -> !client.frames("snapshot").isEmpty());
      Map<String, Object> snapshot = client.frames("snapshot").getFirst();
      return new Position(
          String.valueOf(snapshot.get("epoch")), String.valueOf(snapshot.get("offset")));
    }
  }

  private void awaitReached(Stream stream, int records) {
    try (LiveClient probe = new LiveClient(api.address())) {
      probe.subscribe(stream.id());
      await().until(() -> probe.ids(stream.id()).contains(Integer.toString(records - 1)));
    }
  }

  private void awaitEntries(Stream stream, int entries) {
    Feed feed = api.context().getBean(Hub.class).feed(stream);
    await().until(() -> feed.head() == entries);
  }

  private static void assertUnbroken(LiveClient client, String from) {
    String offset = from;
    for (Map<String, Object> frame : client.frames("data")) {
      assertThat(frame.get("prev")).isEqualTo(offset);
      offset = String.valueOf(frame.get("offset"));
    }
  }

  private LiveLogWriter writer() {
    return api.context().getBean(LiveLogWriter.class);
  }

  private void append(Stream stream, @Nullable String key, int from, int to) {
    writer().append(stream, records(key, from, to));
  }

  private static List<LiveRecord> records(@Nullable String key, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n ->
            new LiveRecord(key, n, "{\"id\":\"%d\"}".formatted(n).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  private static List<String> ids(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).toList();
  }
}
