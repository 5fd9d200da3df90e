package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.proto.trace.v1.Span;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLog;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.LiveClient;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record is followed from who sent it to a client's socket, over real servers and real OTLP. */
class TracingTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CLIENT_SPAN = "00f067aa0ba902b7";
  private static final Samples SAMPLES = new Samples(77);

  private final SpanReceiver receiver = new SpanReceiver();
  private final HttpClient http = HttpClient.newHttpClient();
  private final String database = TestServers.newDatabase();

  TracingTest() throws IOException {}

  @BeforeEach
  void empty() {
    TestServers.clearBroker();
    TestServers.clearRedis();
    DatabaseSettings settings = new DatabaseSettings(database, 2);
    try (Database pool = new Database(settings)) {
      new Schema(pool, settings).migrate();
    }
  }

  @AfterEach
  void close() {
    receiver.close();
    http.close();
  }

  @Test
  void aRecordIsOneTraceFromTheDoorToTheSocket() throws Exception {
    try (Service service = start(Map.of("otel.exporter.otlp.endpoint", receiver.endpoint()))) {
      seenLive(service, TRACE, "01");
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(SpanReceiver.names(receiver.spans(TRACE)))
                  .containsExactlyInAnyOrder(
                      "POST /api/v1/ingest/{stream}",
                      "publish sales",
                      "process sales",
                      "store sales",
                      "append sales",
                      "bridge sales",
                      "send sales"));
    }
    Map<String, Span> spans = new HashMap<>();
    receiver.spans(TRACE).forEach(span -> assertThat(spans.put(span.getName(), span)).isNull());
    Span post = Objects.requireNonNull(spans.remove("POST /api/v1/ingest/{stream}"));
    assertThat(SpanReceiver.hex(post.getParentSpanId().toByteArray())).isEqualTo(CLIENT_SPAN);
    assertThat(parents(spans.values(), post))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "publish sales", "POST /api/v1/ingest/{stream}",
                "process sales", "publish sales",
                "store sales", "process sales",
                "append sales", "process sales",
                "bridge sales", "append sales",
                "send sales", "bridge sales"));
    assertLinked(spans, "process sales", "publish sales");
    assertLinked(spans, "bridge sales", "append sales");
    assertThat(receiver.services()).containsExactly("pulseboard");
  }

  @Test
  void aRequestIsASpanThatHasTheNameOfItsRoute() throws Exception {
    try (Service service = start(Map.of("otel.exporter.otlp.endpoint", receiver.endpoint()))) {
      get(service, "/api/v1/sales?region=Atlantis", 200);
      get(service, "/api/v1/stocks/NOSUCH", 404);
      get(service, "/health", 200);
    }

    assertThat(SpanReceiver.names(receiver.spans()))
        .contains("GET /api/v1/sales", "GET /api/v1/stocks/{symbol}")
        .noneMatch(name -> name.contains("health"));
    assertThat(receiver.spans().toString()).contains("404").doesNotContain("Atlantis");
  }

  @Test
  void nothingIsMadeUnlessAnEndpointIsSet() throws Exception {
    try (Service service = start(Map.of())) {
      seenLive(service, TRACE, "01");

      assertThat(service.context().findBean(Tracer.class)).isEmpty();
      assertThat(appended(service)).isNotEmpty().allMatch(entry -> entry.traceparent() == null);
    }
    assertThat(receiver.spans()).isEmpty();
  }

  @Test
  void nothingIsSentOfWhatIsNotSampled() throws Exception {
    try (Service service =
        start(
            Map.of(
                "otel.exporter.otlp.endpoint", receiver.endpoint(),
                "otel.traces.sampler", "parentbased_traceidratio",
                "otel.traces.sampler.arg", "0"))) {
      seenLive(service, TRACE, "00");

      assertThat(service.context().findBean(Tracer.class)).isPresent();
      assertThat(appended(service)).isNotEmpty().allMatch(entry -> entry.traceparent() == null);
    }
    assertThat(receiver.spans()).isEmpty();
  }

  /** Posts a record as part of a client's trace, and waits until a live client has it. */
  private void seenLive(Service service, String trace, String flags) throws Exception {
    StreamRecord sale = SAMPLES.records(Stream.SALES, 1).getFirst();
    try (LiveClient client = new LiveClient(service.address())) {
      client.subscribe("sales");
      await().atMost(PATIENCE).until(() -> !client.frames("snapshot").isEmpty());
      HttpRequest post =
          HttpRequest.newBuilder(URI.create(service.address() + "/api/v1/ingest/sales"))
              .header("Content-Type", "application/json")
              .header("traceparent", "00-" + trace + "-" + CLIENT_SPAN + "-" + flags)
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      new String(RecordCodec.encode(sale), StandardCharsets.UTF_8)))
              .build();
      assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
      await().atMost(PATIENCE).until(() -> client.ids("sales").contains(sale.id().toString()));
    }
  }

  private void get(Service service, String path, int status) throws Exception {
    HttpRequest get = HttpRequest.newBuilder(URI.create(service.address() + path)).build();
    assertThat(http.send(get, BodyHandlers.ofString()).statusCode()).isEqualTo(status);
  }

  private static List<LiveEntry> appended(Service service) {
    try (LiveLogReader reader = service.context().getBean(LiveLog.class).open()) {
      return reader.newest(Stream.SALES, Long.MAX_VALUE);
    }
  }

  private Service start(Map<String, Object> traces) {
    Map<String, Object> settings = new HashMap<>(traces);
    settings.put("database.url", database);
    settings.put("rabbitmq.url", TestServers.endpoints().rabbitmqUrl());
    settings.put("redis.url", TestServers.endpoints().redisUrl());
    settings.put("simulator.enabled", false);
    settings.put("api.port", 0);
    settings.put("otel.bsp.schedule.delay", "100");
    Service service = Service.start(settings, "simulator", "worker", "api", "standalone");
    await().atMost(PATIENCE).until(() -> isUp(service));
    return service;
  }

  private boolean isUp(Service service) throws Exception {
    HttpRequest health = HttpRequest.newBuilder(URI.create(service.address() + "/health")).build();
    return http.send(health, BodyHandlers.ofString()).body().contains("\"status\":\"UP\"");
  }

  private static Map<String, String> parents(Iterable<Span> spans, Span root) {
    Map<String, String> names = new HashMap<>();
    names.put(SpanReceiver.hex(root.getSpanId().toByteArray()), root.getName());
    spans.forEach(
        span -> names.put(SpanReceiver.hex(span.getSpanId().toByteArray()), span.getName()));
    Map<String, String> parents = new HashMap<>();
    spans.forEach(span ->
        parents.put(
            span.getName(),
            names.getOrDefault(SpanReceiver.hex(span.getParentSpanId().toByteArray()), "?")));
    return parents;
  }

  private static void assertLinked(Map<String, Span> spans, String from, String to) {
    assertThat(spans).containsKeys(from, to);
    assertThat(spans.getOrDefault(from, Span.getDefaultInstance()).getLinksList())
        .singleElement()
        .extracting(Span.Link::getSpanId)
        .isEqualTo(spans.getOrDefault(to, Span.getDefaultInstance()).getSpanId());
  }
}
