package io.pulseboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.Service;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What strangers, and clients that break the rules, get; and that others never notice. */
class SocketLimitsTest {

  private static final int MOST_SESSIONS = 12;

  private static Service api;

  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void start() {
    TestServers.clearRedis();
    api =
        LiveApi.start(
            LiveApi.database(),
            Map.of(
                "api.allowed-origins",
                "https://board.example",
                "live.max-messages-per-second",
                20,
                "live.max-sessions-per-address",
                MOST_SESSIONS,
                "live.idle-timeout",
                "1s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    await().until(() -> api.context().getBean(Hub.class).sessionCount() == 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost", "https://localhost", "https://board.example"})
  void letsPagesOfItsOwnOriginAndAllowedOnesIn(String origin) throws Exception {
    RawSocket client = raw();
    client.upgrade("Origin: " + origin + "\r\n");

    assertThat(client.readUntil("\r\n")).contains("101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "http://localhost:81",
        "http://localhost.evil.example",
        "null",
        "%"
      })
  void refusesPagesOfStrangers(String origin) throws Exception {
    RawSocket client = raw();
    client.upgrade("Origin: " + origin + "\r\n");

    assertThat(client.readUntil("}"))
        .startsWith("HTTP/1.1 403")
        .contains("application/problem+json")
        .contains("API_ALLOWED_ORIGINS");
  }

  @Test
  void doesNotCompressEvenWhenAsked() throws Exception {
    RawSocket client = raw();
    client.upgrade("Sec-WebSocket-Extensions: permessage-deflate\r\n");

    assertThat(client.readUntil("heartbeat_ms")).doesNotContainIgnoringCase("deflate");
  }

  @Test
  void refusesMoreConnectionsThanAnAddressMayHave() throws Exception {
    for (int i = 0; i < MOST_SESSIONS; i++) {
      keep(RawSocket.open(api.address(), 0));
    }
    LiveClient late = keep(new LiveClient(api.address()));
    await().until(() -> late.closeCode() > 0);

    assertThat(late.closeCode()).isEqualTo(4013);
    assertThat(late.frames("error").getFirst())
        .containsEntry("code", "too_many_connections")
        .hasEntrySatisfying("message", message -> assertThat(message.toString()).contains("12"));
    assertThat(late.frames("hello")).isEmpty();
  }

  @Test
  void closesAClientThatSendsTooMuch() {
    LiveClient client = keep(new LiveClient(api.address()));
    try {
      for (int i = 0; i < 30; i++) {
        client.send("{\"action\":\"ping\"}");
      }
    } catch (CompletionException closed) {
      assertThat(closed).hasCauseInstanceOf(IOException.class);
    }
    await().until(() -> client.closeCode() > 0);

    assertThat(client.closeCode()).isEqualTo(4029);
    assertThat(client.frames("error").getFirst()).containsEntry("code", "too_many_messages");
  }

  @Test
  void closesAClientWhoseMessageIsTooLong() throws Exception {
    RawSocket client = keep(RawSocket.open(api.address(), 0));
    client.send("x".repeat(70_000));

    assertThat(client.readToEnd()).contains("" + (char) (1009 >> 8) + (char) (1009 & 0xFF));
  }

  @Test
  void takesAMessageOf64KiB() throws Exception {
    LiveClient client = keep(new LiveClient(api.address()));
    String message = "{\"id\":\"1\",\"action\":\"ping\",\"more\":\"%s\"}";
    client.send(message.formatted("x".repeat(64 * 1024 - message.length() + 2)));

    await().until(() -> !client.frames("pong").isEmpty());
  }

  @Test
  void refusesMoreKeysThanASubscriptionMayName() {
    LiveClient client = keep(new LiveClient(api.address()));
    String keys = "\"A\",".repeat(1_000) + "\"A\"";
    client.send(
        "{\"id\":\"1\",\"action\":\"subscribe\",\"payload\":{\"channel\":\"stock_quotes\",\"keys\":[%s]}}"
            .formatted(keys));
    await().until(() -> !client.frames("error").isEmpty());

    assertThat(client.frames("error").getFirst()).containsEntry("code", "too_many_keys");
    assertThat(client.closeCode()).isEqualTo(-1);
  }

  @Test
  void closesAClientThatAnswersNoPing() throws Exception {
    RawSocket silent = keep(RawSocket.open(api.address(), 0));

    assertThat(silent.readToEnd()).contains("idle_client");
  }

  @Test
  void keepsAClientThatAnswersPings() {
    LiveClient client = keep(new LiveClient(api.address()));
    client.subscribe("sales");
    RawSocket silent = silent();
    await().until(() -> ended(silent));

    assertThat(client.closeCode()).isEqualTo(-1);
  }

  /** Random bytes, and frames that are almost right; seeds are in the message of a failure. */
  @Test
  void survivesAnythingThatClientsSendAndOthersNeverNotice() throws Exception {
    LiveClient watching = keep(new LiveClient(api.address()));
    watching.subscribe("sales");
    await().until(() -> !watching.frames("snapshot").isEmpty());
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      try (RawSocket client = RawSocket.open(api.address(), 0)) {
        for (int i = 0; i <= random.nextInt(4); i++) {
          client.write(nonsense(random));
        }
      } catch (SocketException closedOnIt) {
        // As it should be, for much of it.
      } catch (IOException refused) {
        throw new AssertionError("seed " + seed, refused);
      }
      api.context()
          .getBean(LiveLogWriter.class)
          .append(
              Stream.SALES,
              List.of(
                  new LiveRecord(
                      null,
                      seed,
                      "{\"id\":\"%d\"}".formatted(seed).getBytes(StandardCharsets.UTF_8))));
    }
    await().until(() -> watching.ids("sales").contains("299"));

    assertThat(watching.ids("sales")).doesNotHaveDuplicates().hasSize(300);
    assertThat(watching.closeCode()).isEqualTo(-1);
  }

  private static byte[] nonsense(Random random) {
    byte[] bytes = new byte[random.nextInt(200)];
    random.nextBytes(bytes);
    return switch (random.nextInt(6)) {
      case 0 -> bytes;
      // Any kind of frame, with any content.
      case 1 -> RawSocket.frame(random.nextInt(16), bytes);
      // Text that is no UTF-8, or no JSON.
      case 2 -> RawSocket.frame(1, bytes);
      // JSON of the wrong shape.
      case 3 -> RawSocket.frame(1, shape(random, 6).getBytes(StandardCharsets.UTF_8));
      // Deep JSON.
      case 4 -> RawSocket.frame(1, "[".repeat(50_000).getBytes(StandardCharsets.UTF_8));
      // An end that never comes.
      default -> new byte[] {(byte) 0x81, (byte) 0xFE, 0x7F, 0x7F, 0, 0};
    };
  }

  private static String shape(Random random, int depth) {
    String[] words = {
      "id",
      "action",
      "type",
      "channel",
      "payload",
      "keys",
      "symbols",
      "since",
      "epoch",
      "offset",
      "subscribe",
      "sales",
      "stock_quotes"
    };
    String word = words[random.nextInt(words.length)];
    return switch (random.nextInt(depth > 0 ? 7 : 4)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextLong());
      case 2, 3 -> "\"" + word + "\"";
      case 4 -> "[" + shape(random, depth - 1) + "," + shape(random, depth - 1) + "]";
      default ->
          "{\"%s\":%s,\"action\":\"subscribe\",\"payload\":%s}"
              .formatted(word, shape(random, depth - 1), shape(random, depth - 1));
    };
  }

  private RawSocket raw() throws IOException {
    return keep(new RawSocket(api.address(), 0));
  }

  private RawSocket silent() {
    try {
      return keep(RawSocket.open(api.address(), 0));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static boolean ended(RawSocket client) {
    try {
      return client.readToEnd().contains("idle_client");
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private <C extends AutoCloseable> C keep(C client) {
    open.add(client);
    return client;
  }
}
