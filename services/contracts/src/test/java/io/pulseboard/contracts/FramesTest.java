package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FramesTest {

  private static final String EPOCH = "6f1c0b1e-5c0a-4d6e-9b57-2a4f3c1d8e90";

  @Test
  void areAsTheGoldenFilesShow() {
    assertFrame("hello", Frames.hello(EPOCH, Duration.ofSeconds(15)));
    assertFrame("ack", Frames.ack("7"));
    assertFrame("pong", Frames.pong("8"));
    assertFrame(
        "error",
        Frames.error("9", SocketError.UNKNOWN_CHANNEL, "channel must be one of \"sales\""));
    assertFrame("snapshot", Frames.snapshot("sales", EPOCH, "1767366000000-0", List.of()));
    byte[] sale = golden("sales.live").getBytes(StandardCharsets.UTF_8);
    assertFrame(
        "data", Frames.data("sales", "1767366000020-1", "1767366000000-0", List.of(sale, sale)));
    assertFrame("resumed", Frames.resumed("sales", true, 42));
    assertFrame("lagging", Frames.lagging("stock_quotes", DeliveryMode.LIVE, 420));
    assertFrame("heartbeat", Frames.heartbeat(Instant.parse("2026-01-02T15:00:00.123456Z")));
    assertFrame("shutdown", Frames.shutdown(Duration.ofMillis(1500)));
  }

  @Test
  void leaveOutAnIdThatTheClientDidNotGive() {
    assertThat(text(Frames.ack(null))).isEqualTo("{\"type\":\"ack\"}");
  }

  private static void assertFrame(String name, byte[] frame) {
    assertThat(text(frame)).isEqualTo(golden("frames/" + name));
  }

  private static String text(byte[] frame) {
    return new String(frame, StandardCharsets.UTF_8);
  }

  private static String golden(String name) {
    try (InputStream file =
        Objects.requireNonNull(FramesTest.class.getResourceAsStream("/golden/" + name + ".json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
