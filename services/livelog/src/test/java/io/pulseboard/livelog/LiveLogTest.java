package io.pulseboard.livelog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.contracts.Stream;
import io.pulseboard.testing.RedisClients;
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

class LiveLogTest {

  private static final Duration NO_WAIT = Duration.ofMillis(1);

  private final RedisConnections connections = connections(TestServers.endpoints().redisUrl());
  private final LiveLogWriter writer = writer(connections, 1000);
  private final LiveLogReader reader = new LiveLog(connections).open();

  private static RedisConnections connections(String url) {
    return new RedisConnections(new RedisSettings(url, Duration.ofSeconds(2), 1000));
  }

  private static LiveLogWriter writer(RedisConnections connections, int window) {
    return new LiveLogWriter(
        connections, new RedisSettings("redis://unused", Duration.ofSeconds(2), window));
  }

  @BeforeEach
  void empty() {
    TestServers.clearRedis();
  }

  @AfterEach
  void close() {
    reader.close();
    connections.close();
  }

  @Test
  void namesTheSpanThatAppendsWhenItIsSampled() {
    List<LiveRecord> records =
        List.of(new LiveRecord(null, 1, "{}".getBytes(StandardCharsets.UTF_8)));
    for (TraceFlags flags : List.of(TraceFlags.getSampled(), TraceFlags.getDefault())) {
      SpanContext span =
          SpanContext.create("a".repeat(32), "b".repeat(16), flags, TraceState.getDefault());
      try (Scope _ = Span.wrap(span).makeCurrent()) {
        writer.append(Stream.SALES, records);
      }
    }
    writer.append(Stream.SALES, records);

    assertThat(reader.newest(Stream.SALES, Long.MAX_VALUE))
        .extracting(LiveEntry::traceparent)
        .containsExactly("00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01", null, null);
  }

  @Test
  void readsBackWhatWasAppendedInOrder() {
    writer.append(Stream.SALES, records(null, 0, 3));
    writer.append(Stream.SALES, records(null, 3, 5));
    writer.append(Stream.STOCK_QUOTES, records("AAPL", 0, 2));

    assertThat(texts(read(Stream.SALES, LiveLogReader.START)))
        .containsExactlyElementsOf(texts(0, 5));
    assertThat(read(Stream.SALES, LiveLogReader.START)).hasSize(2);
    assertThat(read(Stream.STOCK_QUOTES, LiveLogReader.START).getFirst().records())
        .allSatisfy(record -> assertThat(record.key()).isEqualTo("AAPL"))
        .extracting(LiveRecord::timestampMicros)
        .containsExactly(0L, 1L);
  }

  @Test
  void takesUserAndPasswordBesideTheUrl() {
    String url = TestServers.endpoints().redisUrl();
    try (RedisClient client = RedisClients.open(url);
        var redis = client.connect();
        RedisConnections apart =
            new RedisConnections(
                new RedisSettings(url, "reader", "p@ss/w%rd:", Duration.ofSeconds(2), 1000))) {
      redis
          .sync()
          .aclSetuser(
              "reader",
              AclSetuserArgs.Builder.on().addPassword("p@ss/w%rd:").allKeys().allCommands());
      try (var connection = apart.open()) {
        assertThat(connection.sync().aclWhoami()).isEqualTo("reader");
      } finally {
        redis.sync().aclDeluser("reader");
      }
    }
  }

  @Test
  void goesOnAfterAnOffset() {
    writer.append(Stream.SALES, records(null, 0, 1));
    writer.append(Stream.SALES, records(null, 1, 2));
    String first = read(Stream.SALES, LiveLogReader.START).getFirst().offset();

    assertThat(texts(read(Stream.SALES, first))).containsExactlyElementsOf(texts(1, 2));
    assertThat(reader.oldest(Stream.SALES)).isEqualTo(first);
  }

  @Test
  void splitsManyRecordsIntoEntriesThatKeepTheirOrder() {
    writer.append(Stream.SALES, records(null, 0, 1001));

    List<LiveEntry> entries = read(Stream.SALES, LiveLogReader.START);

    assertThat(entries).hasSize(5);
    assertThat(texts(entries)).containsExactlyElementsOf(texts(0, 1001));
  }

  @Test
  void keepsTheLatestRecordPerKeyByEventTime() {
    writer.append(Stream.STOCK_QUOTES, List.of(record("AAPL", 20), record("MSFT", 10)));
    writer.append(
        Stream.STOCK_QUOTES, List.of(record("AAPL", 15), record("MSFT", 30), record("MSFT", 25)));

    assertThat(reader.latest(Stream.STOCK_QUOTES))
        .extracting(LiveRecord::key, LiveRecord::timestampMicros, record -> text(record))
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("AAPL", 20L, "{\"n\":20}"),
            org.assertj.core.groups.Tuple.tuple("MSFT", 30L, "{\"n\":30}"));
  }

  @Test
  void keepsTheLatestOfRecordsFromBefore1970() {
    writer.append(Stream.STOCK_QUOTES, List.of(record("AAPL", -20)));
    writer.append(Stream.STOCK_QUOTES, List.of(record("AAPL", -10)));
    writer.append(Stream.STOCK_QUOTES, List.of(record("AAPL", -15)));

    assertThat(reader.latest(Stream.STOCK_QUOTES))
        .singleElement()
        .extracting(LiveRecord::timestampMicros)
        .isEqualTo(-10L);
  }

  @Test
  void givesTheNewestEntriesOldestFirst() {
    for (int i = 0; i < 10; i++) {
      writer.append(Stream.SALES, records(null, i * 10, i * 10 + 10));
    }

    int bytesOf25 = 25 * "{\"n\":70}".length();
    assertThat(texts(reader.newest(Stream.SALES, bytesOf25)))
        .containsExactlyElementsOf(texts(70, 100));
    assertThat(reader.newest(Stream.USER_EVENTS, 1)).isEmpty();
    assertThat(reader.oldest(Stream.USER_EVENTS)).isEqualTo(LiveLogReader.START);
  }

  @Test
  void keepsAboutItsWindow() {
    LiveLogWriter small = writer(connections, 10_000);
    for (int i = 0; i < 400; i++) {
      small.append(Stream.SALES, records(null, 0, 100));
    }

    int kept =
        reader.newest(Stream.SALES, Long.MAX_VALUE).stream()
            .mapToInt(entry -> entry.records().size())
            .sum();

    assertThat(kept).isBetween(10_000, 25_000);
  }

  @Test
  void keepsItsEpochUntilRedisLosesTheLogs() {
    String epoch = reader.epoch();

    assertThat(reader.epoch()).isEqualTo(epoch);
    TestServers.clearRedis();
    assertThat(reader.epoch()).isNotEqualTo(epoch);
  }

  @Test
  void readsWhatFollowsAnEntryAndWhatIsAfterAGap() {
    writer.append(Stream.SALES, records(null, 0, 1));
    writer.append(Stream.SALES, records(null, 1, 2));
    writer.appendAfterGap(Stream.SALES, records(null, 2, 600));
    List<LiveEntry> all = read(Stream.SALES, LiveLogReader.START);

    assertThat(all)
        .extracting(LiveEntry::afterGap)
        .containsExactly(false, false, true, false, false);
    assertThat(reader.after(Stream.SALES, all.get(0).offset(), 2))
        .extracting(LiveEntry::offset)
        .containsExactly(all.get(1).offset(), all.get(2).offset());
    assertThat(texts(all)).containsExactlyElementsOf(texts(0, 600));
  }

  @Test
  void failsFastWhenRedisIsAway() {
    RedisConnections nowhere = connections("redis://127.0.0.1:1");
    LiveLogWriter away = writer(nowhere, 1000);

    assertThatThrownBy(() -> away.append(Stream.SALES, records(null, 0, 1)))
        .isInstanceOf(LiveLogUnavailableException.class);
    assertThat(away.isAvailable()).isFalse();
    nowhere.close();
  }

  @Test
  void refusesAUrlThatCannotBeRead() {
    assertThatThrownBy(() -> connections("localhost"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("REDIS_URL");
  }

  private List<LiveEntry> read(Stream stream, String offset) {
    return reader.read(Map.of(stream, offset), NO_WAIT).getOrDefault(stream, List.of());
  }

  private static List<LiveRecord> records(@Nullable String key, int from, int to) {
    return IntStream.range(from, to).mapToObj(n -> record(key, n)).toList();
  }

  private static LiveRecord record(@Nullable String key, int n) {
    return new LiveRecord(key, n, ("{\"n\":" + n + "}").getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> texts(int from, int to) {
    return records(null, from, to).stream().map(LiveLogTest::text).toList();
  }

  private static List<String> texts(List<LiveEntry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.records().stream())
        .map(LiveLogTest::text)
        .toList();
  }

  private static String text(LiveRecord record) {
    return new String(record.json(), StandardCharsets.UTF_8);
  }
}
