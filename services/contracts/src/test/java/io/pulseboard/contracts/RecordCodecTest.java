package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {

  @ParameterizedTest
  @EnumSource
  void decodesTheGoldenText(Stream stream) {
    assertThat(RecordCodec.decode(stream, utf8(Golden.json(stream))))
        .isEqualTo(Golden.record(stream));
  }

  @ParameterizedTest
  @EnumSource
  void encodesToTheGoldenText(Stream stream) {
    assertThat(text(RecordCodec.encode(Golden.record(stream)))).isEqualTo(Golden.json(stream));
  }

  @ParameterizedTest
  @EnumSource
  void encodesWithItsHopsToTheGoldenLiveText(Stream stream) {
    byte[] live =
        RecordCodec.stored(
            RecordCodec.encodeLive(Golden.record(stream), Golden.publishedAt(stream)),
            Golden.storedAt(stream));
    assertThat(text(live)).isEqualTo(Golden.liveJson(stream));
  }

  @ParameterizedTest
  @EnumSource
  void findsInALiveTextWhenItWasPublished(Stream stream) {
    byte[] unknown =
        RecordCodec.stored(
            RecordCodec.encodeLive(Golden.record(stream), null), Golden.storedAt(stream));

    assertThat(RecordCodec.publishedAt(utf8(Golden.liveJson(stream))))
        .isEqualTo(Golden.publishedAt(stream));
    assertThat(RecordCodec.publishedAt(unknown)).isNull();
    assertThat(RecordCodec.publishedAt(utf8("{}"))).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void leavesUnknownHopsOut(Stream stream) {
    assertThat(RecordCodec.encodeLive(Golden.record(stream), null))
        .isEqualTo(RecordCodec.encode(Golden.record(stream)));
  }

  @ParameterizedTest
  @EnumSource
  void decodesTheLiveTextToTheSameRecord(Stream stream) {
    assertThat(RecordCodec.decode(stream, utf8(Golden.liveJson(stream))))
        .isEqualTo(Golden.record(stream));
  }

  @ParameterizedTest
  @EnumSource
  void ignoresUnknownFieldsOfAnyKind(Stream stream) {
    for (String value : new String[] {"1", "\"x\"", "null", "{\"a\":[{}]}", "[1,{\"b\":2}]"}) {
      assertThat(RecordCodec.decode(stream, Golden.with(stream, "unknown", value)).id())
          .isEqualTo(Golden.record(stream).id());
    }
  }

  @ParameterizedTest
  @EnumSource
  void readsFieldsInAnyOrder(Stream stream) {
    Map<String, @Nullable Object> reversed = new LinkedHashMap<>();
    new LinkedHashMap<>(Golden.fields(stream)).reversed().forEach(reversed::put);
    byte[] json = utf8(RecordCodec.encodeObject(reversed));
    assertThat(RecordCodec.decode(stream, json).id()).isEqualTo(Golden.record(stream).id());
  }

  @ParameterizedTest
  @EnumSource
  void serdeWritesTheSameNamesAndValues(Stream stream) throws IOException {
    StreamRecord record = Golden.record(stream);
    byte[] serde = ObjectMapper.getDefault().writeValueAsBytes(record);
    assertThat(RecordCodec.decode(stream, serde)).isEqualTo(record);
    assertThat(Golden.parse(serde)).isEqualTo(Golden.fields(stream));
  }

  @Test
  void turnsATimeWithAnOffsetIntoUtc() {
    byte[] json = Golden.with(Stream.SALES, "timestamp", "\"2026-02-05T16:42:12+01:00\"");
    assertThat(RecordCodec.decode(Stream.SALES, json).timestamp())
        .isEqualTo(Golden.record(Stream.SALES).timestamp());
  }

  @Test
  void cutsTimesToMicroseconds() {
    byte[] json = Golden.with(Stream.SALES, "timestamp", "\"2026-02-05T15:42:12.123456789Z\"");
    assertThat(RecordCodec.decode(Stream.SALES, json).timestamp())
        .isEqualTo("2026-02-05T15:42:12.123456Z");
  }

  @Test
  void readsMetadataBackAsTheDatabaseSpellsIt() {
    String written = "{\"a\":" + "1" + "0".repeat(119) + ",\"b\":[null,{\"c\":0.5}]}";
    assertThat(RecordCodec.encodeObject(RecordCodec.decodeObject(written))).isEqualTo(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "{\"a\":1e99999999999}", "1"})
  void metadataThatIsNoObjectIsRefused(String text) {
    assertThatExceptionOfType(InvalidRecordException.class)
        .isThrownBy(() -> RecordCodec.decodeObject(text));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }
}
