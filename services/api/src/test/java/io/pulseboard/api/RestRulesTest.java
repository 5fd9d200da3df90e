package io.pulseboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import io.pulseboard.api.live.LiveApi;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every route. */
class RestRulesTest {

  private static final String FRIEND = "https://friend.example";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Service api;

  @BeforeAll
  static void start() {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "origin");
    api = LiveApi.start(LiveApi.database(), Map.of("api.allowed-origins", FRIEND));
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/sales?categroy=x,categroy",
    "/sales?from=-1h&from=-2h,from",
    "/stats?verbose=1,verbose",
    "/stocks/AAPL?Spark=1,Spark",
    "/events/counts?limit=1,limit"
  })
  void refusesParametersThatARouteDoesNotKnowOrComeTwice(String path, String parameter)
      throws Exception {
    HttpResponse<String> answer = get("/api/v1" + path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sales?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
        "/sales/summary?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z",
        "/stocks",
        "/alert-rules"
      })
  void answersWhatAClientHasWith304(String path) throws Exception {
    HttpResponse<String> first = get("/api/v1" + path);
    String tag = first.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = get("/api/v1" + path, "If-None-Match", "W/\"x\", " + tag);
    HttpResponse<String> other = get("/api/v1" + path, "If-None-Match", "W/\"x\"");

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).isEqualTo(first.body());
    assertThat(first.headers().firstValue("Cache-Control"))
        .contains(path.contains("to=") ? "private, max-age=60" : "private, no-cache");
  }

  @Test
  void saysWhenAReadTakesTooLong() throws Exception {
    String database = LiveApi.database();
    try (Service impatient = LiveApi.start(database, Map.of("database.read-timeout", "300ms"));
        Database locking = new Database(new DatabaseSettings(database, 1));
        Connection connection = locking.connection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE sales IN ACCESS EXCLUSIVE MODE");

      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(impatient.address() + "/api/v1/sales")).build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("DATABASE_READ_TIMEOUT");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void readsOnVirtualThreads() throws Exception {
    ExecutorService blocking =
        api.context().getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.BLOCKING));

    assertThat(blocking.submit(() -> Thread.currentThread().isVirtual()).get()).isTrue();
  }

  @Test
  void tellsBrowsersWhatNoAnswerMayDo() throws Exception {
    for (String path :
        List.of("/ping", "/api/v1/stats", "/api/v1/nothing", "/docs/", "/openapi.yml")) {
      HttpResponse<String> answer = get(path);
      assertThat(answer.headers().map())
          .as(path)
          .containsKeys(
              "content-security-policy",
              "x-content-type-options",
              "referrer-policy",
              "x-frame-options");
    }
    assertThat(get("/docs/").headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'");
  }

  @Test
  void letsPagesOfAllowedOriginsReadItsAnswers() throws Exception {
    HttpResponse<String> answer = get("/api/v1/stats", "Origin", FRIEND);
    HttpResponse<String> asked =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/alert-rules"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", FRIEND)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
    assertThat(answer.headers().allValues("Access-Control-Expose-Headers").toString())
        .contains("RateLimit");
    assertThat(asked.statusCode()).isEqualTo(200);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
    assertThat(get("/api/v1/stats", "Origin", "https://friendXexample").statusCode())
        .isEqualTo(403);
  }

  @Test
  void showsTheDescriptionAndAPageForItWithoutAskingAnotherServer() throws Exception {
    HttpResponse<String> document = get("/openapi.yml");
    HttpResponse<String> page = get("/docs/");

    assertThat(document.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/yaml");
    assertThat(document.body()).startsWith("openapi: 3.1.0").contains("/api/v1/ingest/{stream}");
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("/docs/openapi.yml").doesNotContain("https://", "http://");
    assertThat(get("/docs/openapi.yml").body()).isEqualTo(document.body());
    assertThat(get("/docs/res/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/docs").statusCode()).isIn(301, 302, 303, 307, 308);
    assertThat(get("/docs/../application.properties").statusCode()).isEqualTo(404);
    assertThat(get("/docs/..%2f..%2f..%2fapplication-api.properties").statusCode()).isEqualTo(404);
    assertThat(get("/docs/nothing.js").statusCode()).isEqualTo(404);
  }

  @Test
  void keepsAlertRulesAsTheyAreSent() throws Exception {
    HttpResponse<String> made =
        send(
            "POST",
            "/alert-rules",
            "{\"symbol\":\"aapl\",\"kind\":\"price_above\",\"threshold\":250}");
    String path = made.headers().firstValue("Location").orElseThrow().replace("/api/v1", "");

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.body()).contains("\"symbol\":\"AAPL\"", "\"enabled\":true", "\"price_above\"");
    assertThat(get("/api/v1" + path).body()).isEqualTo(made.body());
    assertThat(get("/api/v1/alert-rules?symbol=aapl").body()).isEqualTo("[" + made.body() + "]");
    assertThat(
            send("PUT", path, "{\"kind\":\"price_below\",\"threshold\":2,\"enabled\":false}")
                .body())
        .contains("\"price_below\"", "\"enabled\":false", "\"threshold\":2");
    assertThat(
            send("PUT", path, "{\"symbol\":\"MSFT\",\"kind\":\"price_below\",\"threshold\":2}")
                .body())
        .contains("\"parameter\":\"symbol\"");
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(204);
    assertThat(send("DELETE", path, "").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1" + path).statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/stocks/AAPL/alerts").body()).isEqualTo("{\"data\":[]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|symbol",
        "{\"symbol\":\"no symbol\"}|symbol",
        "{\"symbol\":\"A\"}|kind",
        "{\"symbol\":\"A\",\"kind\":\"price_above\"}|threshold",
        "{\"symbol\":\"A\",\"kind\":\"price_above\",\"threshold\":1e999}|threshold"
      })
  void namesWhatIsWrongWithARule(String body, String parameter) throws Exception {
    HttpResponse<String> answer = send("POST", "/alert-rules", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api.address() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1" + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .build(),
        BodyHandlers.ofString());
  }
}
