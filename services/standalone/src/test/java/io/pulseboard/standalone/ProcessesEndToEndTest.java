package io.pulseboard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.micronaut.context.ApplicationContext;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.pulseboard.contracts.Stream;
import io.pulseboard.embedded.Endpoints;
import io.pulseboard.testing.ServiceForm;
import io.pulseboard.testing.ServiceProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each service in a process of its own, and the schema laid by admin's, in the form that {@code
 * -Dpulseboard.test.form} names: native executables, for one. See docs/native.md.
 */
@EnabledIf(value = "isAskedFor", disabledReason = "-Dpulseboard.test.form names no form")
class ProcessesEndToEndTest extends EndToEndContract {

  private static final int HEAP_MIB = 256;
  private static final String ADMIN = "admin";
  private static final List<String> SERVICES = List.of("simulator", "worker", "api");

  private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
  private final Map<String, String> settings = new HashMap<>();
  private @Nullable ServiceForm form;
  private @Nullable ApplicationContext beans;
  private @Nullable SpanReceiver receiver;

  @TempDir private static Path logs;

  static boolean isAskedFor() {
    return ServiceForm.asked().isPresent();
  }

  @Override
  Running start(Endpoints servers) throws Exception {
    form = ServiceForm.asked().orElseThrow();
    settings.putAll(servers.environment());
    Ended migrated = run(ADMIN, settings, "migrate");
    assertThat(migrated.output()).contains("The schema is up to date; migrations that ran: 7");
    assertThat(migrated.code()).isZero();
    receiver = new SpanReceiver();
    settings.put("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.endpoint());
    settings.put("SIMULATE_MARKET_HOURS", "false");
    for (String name : SERVICES) {
      services.put(name, start(name, settings));
    }
    for (ServiceProcess service : services.values()) {
      service.awaitHealthy(PATIENCE);
    }
    beans = ApplicationContext.run(properties(servers));
    return new Running(service("api").address(), beans);
  }

  /** SIGTERM is followed with exit code 0, and nothing was logged that is not said on purpose. */
  @Override
  void stop() throws Exception {
    try {
      if (beans != null) {
        beans.close();
      }
      for (Map.Entry<String, ServiceProcess> each : services.entrySet()) {
        assertThat(each.getValue().stop()).as(each.getKey()).isZero();
        assertThat(Files.readString(log(each.getKey())))
            .contains(each.getKey() + " is ready: http://localhost:")
            .doesNotContain("|-", "Exception", "\tat ");
      }
    } finally {
      services.values().forEach(ServiceProcess::close);
      if (receiver != null) {
        receiver.close();
      }
    }
  }

  @Test
  void publishesWhatTheSimulatorMakes() {
    for (Stream stream : Stream.values()) {
      String published =
          "pulseboard_simulator_published_total{stream=\"%s\"}".formatted(stream.id());
      await().atMost(PATIENCE).until(() -> service("simulator").metric(published) > 0);
    }
  }

  @Test
  void tellsMetricsOfWhatItIsMadeOf() throws Exception {
    for (String name : SERVICES) {
      assertThat(service(name).metric("jvm_memory_used_bytes")).as(name).isPositive();
      assertThat(service(name).metric("process_start_time_seconds")).as(name).isPositive();
    }
    assertThat(service("api").metric("http_server_requests_seconds_count")).isPositive();
  }

  @Test
  void tracesARecordThroughAllProcesses() {
    SpanReceiver spans = Objects.requireNonNull(receiver);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(spans.spans())
                .anySatisfy(span ->
                    assertThat(
                            SpanReceiver.names(
                                spans.spans(SpanReceiver.hex(span.getTraceId().toByteArray()))))
                        .contains(
                            "publish sales", "process sales", "append sales", "bridge sales")));
    assertThat(spans.services()).containsAll(SERVICES);
  }

  @Test
  void logsForProgramsWhenAskedTo() throws Exception {
    Map<String, String> json = new HashMap<>(settings);
    json.put("LOG_FORMAT", "json");
    Path log = logs.resolve("json.log");
    try (ServiceProcess worker = start("worker", json, log)) {
      worker.awaitHealthy(PATIENCE);
      assertThat(worker.stop()).isZero();
    }
    JsonMapper mapper = Objects.requireNonNull(beans).getBean(JsonMapper.class);
    for (String line : Files.readAllLines(log)) {
      assertThat(mapper.readValue(line, Argument.mapOf(String.class, Object.class)))
          .containsEntry("service", "worker")
          .containsKeys("time", "level", "logger", "message");
    }
    assertThat(Files.readString(log)).contains("\"message\":\"worker is ready: http://localhost:");
  }

  @Test
  void servesItsOpenApiDocumentAndThePageThatShowsIt() throws Exception {
    assertThat(get("/openapi.yml")).isEqualTo(Files.readString(Path.of("../../docs/openapi.yml")));
    assertThat(get("/docs/")).contains("swagger-ui");
    assertThat(get("/docs/res/swagger-ui.css")).contains(".swagger-ui");
  }

  @Test
  void readsWhatOtherTestsDoNot() {
    for (String path :
        List.of(
            "/api/v1/overview",
            "/api/v1/stats",
            "/api/v1/stocks/AAPL/candles?horizon=1D&ema=20",
            "/api/v1/market-index?symbols=AAPL,MSFT&horizon=1D",
            "/api/v1/financials/summary")) {
      assertThat(get(path)).as(path).startsWith("{").doesNotContain("\"status\":");
    }
    for (String path :
        List.of(
            "/api/v1/sales/summary?group=region",
            "/api/v1/sales/timeseries?from=-1h",
            "/api/v1/events/counts",
            "/api/v1/events/timeseries?from=-1h",
            "/api/v1/financials/timeseries?from=-1h",
            "/api/v1/financials/budget",
            "/api/v1/alert-rules")) {
      assertThat(get(path)).as(path).startsWith("[").doesNotContain("\"status\":");
    }
    assertThat(get("/api/v1/export/sales?format=csv")).startsWith("timestamp,id,");
  }

  @Test
  void looksAfterWhatIsStored() throws Exception {
    assertThat(run(ADMIN, settings, "--help").output()).contains("backfill", "import");
    assertThat(run(ADMIN, settings, "size").output()).contains("stock_quotes");
    assertThat(run(ADMIN, settings, "dead", "list").code()).isZero();
    assertThat(run(ADMIN, settings, "keys", "create", "--name", "n", "--scopes", "read").output())
        .contains("pb_");
    assertThat(run(ADMIN, settings, "keys", "list").output()).contains("read");
    assertThat(run(ADMIN, settings, "nothing").code()).isEqualTo(2);
  }

  @Test
  void opensToAKeyThatAdminMadeAndToATokenOfAnIssuer() throws Exception {
    Map<String, String> guarded = new HashMap<>(settings);
    guarded.put("AUTH_SECRET", "0123456789abcdef0123456789abcdef");
    String made =
        run(ADMIN, settings, "keys", "create", "--name", "n", "--scopes", "read").output();
    guarded.put("AUTH_MODE", "apikey");
    assertOpensTo(made.substring(made.indexOf("pb_")).split("\\s", 2)[0], guarded);

    RSAKey key = new RSAKeyGenerator(2048).keyID("k").generate();
    HttpServer issuer = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    issuer.createContext(
        "/",
        exchange -> {
          byte[] keys = new JWKSet(key).toString(true).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, keys.length);
          exchange.getResponseBody().write(keys);
          exchange.close();
        });
    issuer.start();
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
              new JWTClaimsSet.Builder()
                  .issuer("us")
                  .subject("somebody")
                  .expirationTime(Date.from(Instant.now().plus(PATIENCE)))
                  .build());
      token.sign(new RSASSASigner(key));
      guarded.put("AUTH_MODE", "jwt");
      guarded.put("AUTH_ISSUER", "us");
      guarded.put("AUTH_JWKS_URL", "http://localhost:" + issuer.getAddress().getPort() + "/");
      assertOpensTo(token.serialize(), guarded);
    } finally {
      issuer.stop(0);
    }
  }

  private void assertOpensTo(String token, Map<String, String> guarded) throws Exception {
    try (ServiceProcess api = start("api", guarded);
        HttpClient http = HttpClient.newHttpClient()) {
      api.awaitHealthy(PATIENCE);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/stocks"));
      assertThat(http.send(request.build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
      HttpRequest allowed = request.header("Authorization", "Bearer " + token).build();
      assertThat(http.send(allowed, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
      assertThat(api.stop()).isZero();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "simulator, SIMULATOR_PORT, here, must be a port number",
    "simulator, SIMULATOR_SALES_RATE, often, must look like 20/s",
    "worker, BATCH_SIZE, many, must be a whole number",
    "api, LIVE_TICK, soon, must be a duration",
    "admin, DATABASE_URL, there, must look like",
  })
  void saysWhichSettingItCannotUse(String name, String setting, String value, String reason)
      throws Exception {
    Map<String, String> wrong = new HashMap<>(settings);
    wrong.put(name.toUpperCase(Locale.ROOT) + "_PORT", "0");
    wrong.put(setting, value);

    Ended ended = run(name, wrong, name.equals(ADMIN) ? new String[] {"size"} : new String[0]);

    assertThat(ended.output())
        .startsWith("pulseboard: " + setting)
        .contains(reason)
        .hasLineCount(1);
    assertThat(ended.code()).isEqualTo(1);
  }

  private record Ended(int code, String output) {}

  /** What a program says that ends by itself. */
  private Ended run(String name, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(Objects.requireNonNull(form).command(name, List.of()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), output);
  }

  private ServiceProcess start(String name, Map<String, String> environment) throws IOException {
    return start(name, environment, log(name));
  }

  private ServiceProcess start(String name, Map<String, String> environment, Path log)
      throws IOException {
    return ServiceProcess.start(
        Objects.requireNonNull(form),
        name,
        ServiceProcess.freePort(),
        environment,
        HEAP_MIB,
        List.of(),
        log);
  }

  private ServiceProcess service(String name) {
    return Objects.requireNonNull(services.get(name));
  }

  private static Path log(String name) {
    return logs.resolve(name + ".log");
  }
}
