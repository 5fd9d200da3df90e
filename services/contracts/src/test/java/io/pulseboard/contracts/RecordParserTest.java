package io.pulseboard.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordParserTest {

  private static final UUID MADE = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @ParameterizedTest
  @EnumSource(Stream.class)
  void readsArraysAndLines(Stream stream) throws IOException {
    String record = Golden.json(stream);
    StreamRecord expected = RecordCodec.decode(stream, record.getBytes(StandardCharsets.UTF_8));

    assertThat(read(stream, "[" + record + "," + record + "]")).containsExactly(expected, expected);
    assertThat(read(stream, " [ ] ")).isEmpty();
    assertThat(read(stream, record + "\n\n" + record + "\n")).containsExactly(expected, expected);
    assertThat(read(stream, record)).containsExactly(expected);
    assertThat(read(stream, "")).isEmpty();
  }

  @Test
  void makesTheIdOfARecordThatHasNone() throws IOException {
    String record = Golden.json(Stream.SALES).replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\"\\s*,", "");

    assertThat(read(Stream.SALES, record))
        .singleElement()
        .satisfies(sale -> assertThat(((StreamRecord) sale).id()).isEqualTo(MADE));
    assertThat(read(Stream.SALES, record.replaceFirst("\\{", "{\"id\":\"x\",")))
        .containsExactly("id must be a UUID");
  }

  /** What is wrong is skipped to its end, wherever in it that was seen. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "null",
        "[[1],{}]",
        "{\"metadata\":{\"a\":{\"b\":1e999999999999}},\"page\":\"/\"}",
        "{\"metadata\":{\"a\":[{\"b\":1e99999999999}, 2]},\"x\":{}}",
        "{\"unknown\":[[[{\"a\":{}}]]]}"
      })
  void goesOnBehindARecordThatBreaksARule(String bad) throws IOException {
    String good = Golden.json(Stream.USER_EVENTS);

    List<Object> read = read(Stream.USER_EVENTS, "[" + bad + "," + good + "," + bad + "]");
    List<Object> lines = read(Stream.USER_EVENTS, "{}\n" + good);

    assertThat(read).hasSize(3);
    assertThat(read.get(0)).isInstanceOf(String.class).isEqualTo(read.get(2));
    assertThat(read.get(1)).isInstanceOf(UserEvent.class);
    assertThat(lines).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "[{", "{\"a\"", "[] []", "[1,]", "nonsense", "[{\"a\":tru}]", "]"})
  void saysWhenTheTextIsNotJson(String text) {
    assertThatThrownBy(() -> read(Stream.SALES, text)).isInstanceOf(JsonProcessingException.class);
  }

  /** Records, and for those that break a rule what was said of it. */
  private static List<Object> read(Stream stream, String text) throws IOException {
    List<Object> read = new ArrayList<>();
    try (RecordParser parser =
        new RecordParser(
            stream, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), () -> MADE)) {
      while (true) {
        try {
          StreamRecord next = parser.next();
          if (next == null) {
            return read;
          }
          read.add(next);
        } catch (InvalidRecordException bad) {
          read.add(String.valueOf(bad.getMessage()));
        }
      }
    }
  }
}
