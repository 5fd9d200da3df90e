package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, decoding ends in a record or in an {@link InvalidRecordException}. */
class HostileInputTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "true",
        "12",
        "\"{}\"",
        "[]",
        "[{}]",
        "{",
        "{}",
        "{\"id\"",
        "{\"id\":",
        "{\"id\":\"",
        "{\"metadata\":{\"a\":[",
        "{\"metadata\":{\"a\":[1,",
        "{'id':1}",
        "{\"id\":NaN}",
        "{\"open\":1e999999999999}",
        "{\"metadata\":{\"a\":1e99999999999}}",
        "{\"metadata\":{\"a\":-1e-99999999999}}",
        "{}{}",
        "{} x",
        "\uFEFF{}",
        "\0",
        "{\"id\":\"\0\"}",
      })
  void whatIsNoRecordIsRefused(String text) {
    for (Stream stream : Stream.values()) {
      assertRefused(stream, text.getBytes(StandardCharsets.UTF_8));
      assertRefused(stream, text.getBytes(StandardCharsets.UTF_16));
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyTruncationIsRefused(Stream stream) {
    byte[] golden = Golden.json(stream).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < golden.length; length++) {
      assertRefused(stream, Arrays.copyOf(golden, length));
    }
  }

  @ParameterizedTest
  @EnumSource
  void trailingTextIsRefused(Stream stream) {
    for (String trailing : new String[] {"{}", ",", "x", "\"", "]", "}", "1", "\0"}) {
      assertRefused(stream, (Golden.json(stream) + trailing).getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {63, 64, 65, 1_000, 100_000})
  void deepNestingIsRefused(int depth) {
    for (String open : new String[] {"[", "{\"a\":"}) {
      String deep = open.repeat(depth);
      assertRefused(Stream.USER_EVENTS, deep.getBytes(StandardCharsets.UTF_8));
      byte[] metadata = ("{\"metadata\":{\"a\":" + deep).getBytes(StandardCharsets.UTF_8);
      assertRefused(Stream.USER_EVENTS, metadata);
      assertRefused(Stream.SALES, ("{\"unknown\":" + deep).getBytes(StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "0.", "0.0", "1e", "1e-", "-9"})
  void endlessNumbersAreRefused(String start) {
    for (int length : new int[] {130, 1_001, 100_000}) {
      String number = start + "7".repeat(length);
      assertRefused(Stream.SALES, Golden.with(Stream.SALES, "unit_price", number));
      assertRefused(Stream.STOCK_QUOTES, Golden.with(Stream.STOCK_QUOTES, "volume", number));
      assertRefused(
          Stream.USER_EVENTS,
          Golden.with(Stream.USER_EVENTS, "metadata", "{\"a\":" + number + "}"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x80, 0xC3, 0xE2, 0xF0, 0xF8, 0xFE, 0xFF})
  void invalidUtf8IsRefused(int bad) {
    byte[] json = Golden.with(Stream.SALES, "region", "\"?\"");
    for (int i = 0; i < json.length; i++) {
      if (json[i] == '?') {
        json[i] = (byte) bad;
      }
    }
    assertRefused(Stream.SALES, json);
  }

  private static void assertRefused(Stream stream, byte[] json) {
    assertThatExceptionOfType(InvalidRecordException.class)
        .isThrownBy(() -> RecordCodec.decode(stream, json));
  }
}
