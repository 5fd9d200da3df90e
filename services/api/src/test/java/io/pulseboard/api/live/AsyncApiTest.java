package io.pulseboard.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.SocketError;
import io.pulseboard.contracts.Stream;
import io.pulseboard.launch.Service;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/live-protocol.yaml} and {@code .md} against the code and a running server. */
class AsyncApiTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNode API = read();

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(DOCS.resolve("live-protocol.yaml").toFile());
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void namesEveryFrameThatTheServerSendsAndNoOther() {
    Set<String> frames =
        Arrays.stream(Frames.class.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(messagesOf("tell")).isEqualTo(frames);
  }

  @Test
  void namesEveryErrorAndChannel() throws IOException {
    String page = Files.readString(DOCS.resolve("live-protocol.md"));

    assertThat(texts(API.at("/components/messages/error/payload/properties/code/enum")))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(SocketError.values()).map(SocketError::code).toList());
    assertThat(texts(API.at("/components/schemas/channel/enum")))
        .containsExactlyElementsOf(Arrays.stream(Stream.values()).map(Stream::id).toList());
    for (SocketError error : SocketError.values()) {
      assertThat(page).contains("`" + error.code() + "`");
      if (error.closeCode() != 0) {
        assertThat(page.lines())
            .anyMatch(
                line -> line.startsWith("| `" + error.code() + "` | " + error.closeCode() + " |"));
      }
    }
  }

  @Test
  void isWhatARunningServerUnderstandsAndSends() {
    TestServers.clearRedis();
    Service api = LiveApi.start(LiveApi.database(), Map.of("live.heartbeat", "100ms"));
    try (LiveClient client = new LiveClient(api.address())) {
      append(api, 0, 150);
      int examples = 0;
      for (String message : messagesOf("ask")) {
        JsonNode described = API.at("/components/messages/" + message);
        for (JsonNode example : described.path("examples")) {
          assertValid(message, example.path("payload").toString());
          client.send(example.path("payload").toString());
          examples++;
        }
      }
      int answers = examples;
      await().until(() -> client.frames("ack").size() + client.frames("pong").size() >= answers);
      client.subscribe("sales");
      await().until(() -> client.frames("snapshot").size() >= 4);
      append(api, 150, 160);
      client.send("{\"action\":\"dance\"}");
      await().until(() -> client.ids("sales").contains("159"));
      await().until(() -> !client.frames("heartbeat").isEmpty());
      api.close();
      await().until(() -> client.closeCode() > 0);

      client.texts().forEach(text -> assertValid(type(text), text));
      assertThat(client.frames("error"))
          .extracting(frame -> frame.get("code"))
          .containsExactly("unknown_action", "shutdown");
      assertThat(client.frames().stream().map(frame -> frame.get("type")).distinct())
          .contains("hello", "ack", "pong", "snapshot", "data", "resumed", "heartbeat", "shutdown");
    }
  }

  private static void append(Service api, int from, int to) {
    List<LiveRecord> records =
        java.util.stream.IntStream.range(from, to)
            .mapToObj(n ->
                new LiveRecord(
                    null, n, "{\"id\":\"%d\"}".formatted(n).getBytes(StandardCharsets.UTF_8)))
            .toList();
    api.context().getBean(LiveLogWriter.class).append(Stream.SALES, records);
  }

  private static Set<String> messagesOf(String operation) {
    return StreamSupport.stream(
            API.at("/operations/" + operation + "/messages").spliterator(), false)
        .map(message -> message.path("$ref").asText().replaceFirst("^.*/", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static String type(String text) {
    return parse(text).path("type").asText();
  }

  private static void assertValid(String message, String text) {
    JsonNode payload = API.at("/components/messages/" + message + "/payload");
    assertThat(payload.isObject()).as("a description of %s", message).isTrue();
    com.fasterxml.jackson.databind.node.ObjectNode whole = payload.deepCopy();
    whole.set("components", API.path("components"));
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(whole);
    assertThat(schema.validate(parse(text))).as(text).isEmpty();
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new java.io.UncheckedIOException(notJson);
    }
  }
}
