package io.pulseboard.api.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.api.docs.Operation.Parameter;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Sends what the OpenAPI document allows, and what it does not, to a running server: no answer is a
 * 5xx, and none differs from its description.
 */
class OpenApiPropertyTest {

  private static final int REQUESTS = Integer.getInteger("pulseboard.openapi.requests", 2_000);
  private static final long SEED = Long.getLong("pulseboard.openapi.seed", new Random().nextLong());

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<String> TIMES =
      List.of("now", "-1h", "-30d", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00+02:00");
  private static final List<String> HOSTILE =
      List.of(
          "",
          " ",
          "'",
          "' OR 1=1 --",
          "1; DROP TABLE sales",
          "\\",
          "%",
          "%00",
          "\0",
          "a\0b",
          "\uD800",
          "🙂",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "${jndi:ldap://127.0.0.1/a}",
          "-1",
          "0",
          "1e308",
          "9223372036854775808",
          "NaN",
          "null",
          "true",
          "[]",
          "9999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "0000-01-01T00:00:00Z",
          "-999999w",
          "1970-01-01T00:00:00.000000001Z",
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
          "f_________8AAAAAAAAAAAAAAAAAAAAA",
          "x".repeat(999),
          "x".repeat(1_001));

  private static Service api;
  private static List<Operation> operations;

  /** A request, ready to be sent. */
  private record Request(Operation operation, String uri, String mediaType, byte[] body) {

    @Override
    public String toString() {
      return operation.method()
          + " "
          + uri
          + (body.length == 0
              ? ""
              : " " + mediaType + " " + new String(body, StandardCharsets.UTF_8));
    }
  }

  @BeforeAll
  static void start() throws IOException {
    String url = TestServers.newDatabase();
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      RecordWriter writer = new RecordWriter(database);
      for (Stream stream : Stream.values()) {
        writer.write(stream, new Samples(5).records(stream, 200));
      }
    }
    api =
        Service.start(
            Map.of(
                "database.url",
                url,
                "redis.url",
                TestServers.endpoints().redisUrl(),
                "rabbitmq.url",
                TestServers.endpoints().rabbitmqUrl(),
                "api.rate-limit",
                0,
                "api.port",
                0),
            "api");
    operations =
        Operation.of(OpenApiDocument.ofTheCode()).stream()
            // With AUTH_MODE=none nobody needs one, and the route is not there.
            .filter(operation -> !operation.id().equals("liveToken"))
            .toList();
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
    TestServers.clearBroker();
  }

  @Test
  void answersEveryExampleWell() throws Exception {
    for (Operation operation : operations) {
      for (Map.Entry<String, String> body : examples(operation).entrySet()) {
        StringBuilder uri = new StringBuilder();
        Map<String, String> query = new TreeMap<>();
        String path = operation.path();
        for (Parameter parameter : operation.parameters()) {
          if (parameter.inPath()) {
            path = path.replace("{" + parameter.name() + "}", encoded(good(parameter).getLast()));
          } else if (!parameter.example().isEmpty()) {
            query.put(parameter.name(), parameter.example());
          }
        }
        uri.append(path);
        query.forEach((name, value) ->
            uri.append(uri.indexOf("?") < 0 ? '?' : '&')
                .append(name)
                .append('=')
                .append(encoded(value)));
        Request request =
            new Request(
                operation,
                uri.toString(),
                body.getKey(),
                body.getValue().getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = send(request);

        assertThat(mistakes(request, answer)).as("%s", request).isEmpty();
        // An example cannot name a rule that is there.
        if (!operation.path().endsWith("{id}") && !operation.id().equals("createAlertRule")) {
          assertThat(answer.statusCode())
              .as("%s: %s", request, new String(answer.body(), StandardCharsets.UTF_8))
              .isLessThan(300);
        }
      }
    }
  }

  private static Map<String, String> examples(Operation operation) {
    return operation.bodies().isEmpty() ? Map.of("", "") : operation.bodies();
  }

  @Test
  void answersAnythingAsDescribed() throws Exception {
    JqwikSession.start();
    Random random = new Random(SEED);
    RandomGenerator<Request> requests =
        Arbitraries.of(operations).flatMap(OpenApiPropertyTest::requests).generator(1_000, true);
    List<String> wrong = new ArrayList<>();
    Set<Integer> statuses = new HashSet<>();
    for (int i = 0; i < REQUESTS; i++) {
      Request request = requests.next(random).value();
      HttpResponse<byte[]> answer = send(request);
      statuses.add(answer.statusCode());
      String mistakes = mistakes(request, answer);
      if (!mistakes.isEmpty()) {
        wrong.add(request + ": " + mistakes);
      }
    }

    JqwikSession.finish();

    assertThat(wrong).as("seed %d", SEED).isEmpty();
    assertThat(statuses).as("seed %d", SEED).contains(200, 202, 400, 404);
  }

  private static String mistakes(Request request, HttpResponse<byte[]> answer) {
    if (answer.statusCode() >= 500) {
      return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }
    String mediaType = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
    return request.operation().mistakes(answer.statusCode(), mediaType, answer.body());
  }

  private static HttpResponse<byte[]> send(Request request) throws Exception {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(api.address() + request.uri()))
            .timeout(Duration.ofSeconds(20))
            .method(
                request.operation().method(),
                request.operation().takesBody()
                    ? BodyPublishers.ofByteArray(request.body())
                    : BodyPublishers.noBody());
    if (!request.mediaType().isEmpty()) {
      builder.header("Content-Type", request.mediaType());
    }
    try {
      return HTTP.send(builder.build(), BodyHandlers.ofByteArray());
    } catch (IOException unanswered) {
      throw new IOException("no answer to " + request, unanswered);
    }
  }

  private static Arbitrary<Request> requests(Operation operation) {
    List<Arbitrary<String>> values =
        operation.parameters().stream().map(OpenApiPropertyTest::values).toList();
    Arbitrary<List<String>> all =
        values.isEmpty()
            ? Arbitraries.just(List.of())
            : Combinators.combine(values).as(List::copyOf);
    Arbitrary<String> stray =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(20, Arbitraries.just("")),
            net.jqwik.api.Tuple.of(
                1, Arbitraries.of("x=1", "limit=1&limit=2", "Limit=1", "%00=1")));
    return Combinators.combine(all, stray, mediaTypes(operation), bodies(operation))
        .as((chosen, more, mediaType, body) ->
            new Request(
                operation,
                uri(operation, chosen, more),
                operation.takesBody() ? mediaType : "",
                body));
  }

  private static final String ABSENT = "(absent)";

  private static Arbitrary<String> values(Parameter parameter) {
    List<String> good = good(parameter);
    Arbitrary<String> hostile =
        Arbitraries.oneOf(
                Arbitraries.of(HOSTILE),
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(good))
            // A path without its last part is another one.
            .filter(value -> !parameter.inPath() || !value.isEmpty());
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(parameter.inPath() ? 0 : 6, Arbitraries.just(ABSENT)),
        net.jqwik.api.Tuple.of(6, Arbitraries.of(good)),
        net.jqwik.api.Tuple.of(2, hostile));
  }

  /** Values that it may have, its example last. */
  private static List<String> good(Parameter parameter) {
    List<String> good = new ArrayList<>(parameter.allowed());
    if (Set.of("from", "to").contains(parameter.name())) {
      good.addAll(TIMES);
    }
    if (parameter.schema().path("type").asText().equals("integer")) {
      good.add(parameter.schema().path("minimum").asText());
      good.add(parameter.schema().path("maximum").asText());
    }
    if (!parameter.example().isEmpty()) {
      good.add(parameter.example());
    }
    if (good.isEmpty()) {
      good.add("01890000-0000-7000-8000-000000000000");
    }
    return good;
  }

  private static Arbitrary<String> mediaTypes(Operation operation) {
    List<String> known = new ArrayList<>(operation.bodies().keySet());
    known.add("application/json");
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(20, Arbitraries.of(known)),
        net.jqwik.api.Tuple.of(1, Arbitraries.of("application/xml", "text/html", "nonsense")));
  }

  private static Arbitrary<byte[]> bodies(Operation operation) {
    List<String> good = new ArrayList<>(operation.bodies().values());
    good.add("{\"symbol\":\"AAPL\",\"kind\":\"price_above\",\"threshold\":1.5}");
    for (Stream stream : Stream.values()) {
      List<StreamRecord> records = new Samples(6).records(stream, 3);
      String lines = String.join("\n", records.stream().map(OpenApiPropertyTest::text).toList());
      good.add(lines);
      good.add("[" + lines.replace("\n", ",") + "]");
    }
    Arbitrary<byte[]> known = Arbitraries.of(good).map(OpenApiPropertyTest::bytes);
    Arbitrary<byte[]> mutated =
        Combinators.combine(
                known,
                Arbitraries.integers().between(0, 400),
                Arbitraries.bytes().list().ofMaxSize(3))
            .as(OpenApiPropertyTest::mutated);
    Arbitrary<byte[]> hostile =
        Arbitraries.of(
                "",
                "null",
                "[]",
                "{}",
                "[[]]",
                "[null]",
                "{\"symbol\":null}",
                "{\"symbol\":\"AAPL\",\"kind\":\"x\",\"threshold\":1}",
                "{\"symbol\":\"AAPL\",\"kind\":\"price_above\",\"threshold\":1e999}",
                "[".repeat(5_000),
                "{\"a\":".repeat(5_000),
                "\"" + "x".repeat(100_000),
                "[1,2,3",
                "\uFEFF[]")
            .map(OpenApiPropertyTest::bytes);
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, known),
        net.jqwik.api.Tuple.of(3, mutated),
        net.jqwik.api.Tuple.of(2, hostile));
  }

  private static String text(StreamRecord record) {
    return new String(RecordCodec.encode(record), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] mutated(byte[] text, int place, List<Byte> instead) {
    byte[] changed = text.clone();
    for (int i = 0; i < instead.size() && changed.length > 0; i++) {
      changed[(place + i) % changed.length] = instead.get(i);
    }
    return changed;
  }

  private static String uri(Operation operation, List<String> values, String stray) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Parameter parameter = operation.parameters().get(i);
      if (parameter.inPath()) {
        path = path.replace("{" + parameter.name() + "}", encoded(values.get(i)));
      } else if (!values.get(i).equals(ABSENT)) {
        query.add(parameter.name() + "=" + encoded(values.get(i)));
      }
    }
    if (!stray.isEmpty()) {
      query.add(stray);
    }
    return path + (query.isEmpty() ? "" : "?" + String.join("&", query));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
