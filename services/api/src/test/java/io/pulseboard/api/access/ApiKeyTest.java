package io.pulseboard.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micronaut.web.router.RouteInfo;
import io.micronaut.web.router.Router;
import io.pulseboard.api.live.LiveApi;
import io.pulseboard.launch.Service;
import io.pulseboard.store.access.ApiKeys;
import io.pulseboard.store.access.Scope;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String RULE =
      "{\"symbol\":\"AAPL\",\"kind\":\"price_above\",\"threshold\":1}";

  private static Service api;
  private static ApiKeys keys;

  @BeforeAll
  static void start() {
    api =
        LiveApi.start(
            LiveApi.database(),
            Map.of(
                "rabbitmq.url", TestServers.endpoints().rabbitmqUrl(),
                "auth.mode", "apikey",
                "auth.secret", "0123456789abcdef0123456789abcdef"));
    keys = api.context().getBean(ApiKeys.class);
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
  }

  @Test
  void opensToEachScopeWhatItIsFor() throws Exception {
    String read = key(Scope.READ);
    String ingest = key(Scope.INGEST);
    String admin = key(Scope.ADMIN);

    assertThat(List.of(get(read), get(ingest), get(admin))).containsExactly(200, 403, 403);
    assertThat(List.of(ingest(read), ingest(ingest), ingest(admin))).containsExactly(403, 202, 403);
    assertThat(List.of(rule(read), rule(ingest), rule(admin))).containsExactly(403, 403, 201);
  }

  @Test
  void takesAKeyInEitherHeader() throws Exception {
    String key = key(Scope.READ);

    assertThat(send("GET", "/api/v1/sales", "X-Api-Key", key, null).statusCode()).isEqualTo(200);
    assertThat(send("GET", "/api/v1/sales", "Authorization", "bearer " + key, null).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pb_", "pb_00000000_AAAA", "Basic abc", "\u00e4", "' OR 1=1 --"})
  void refusesWhatIsNoKey(String key) throws Exception {
    HttpResponse<String> answer = send("GET", "/api/v1/sales", "X-Api-Key", key, null);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("needs an API key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/sales",
        "/api/v1//sales",
        "/%61pi/v1/sales",
        "/api/v1/sales/",
        "/./api/v1/sales"
      })
  void opensNothingWithoutAKeyHoweverThePathIsWritten(String path) throws Exception {
    assertThat(send("GET", path, null, "", null).statusCode()).isIn(401, 404);
  }

  @Test
  void leavesOpenOnlyWhatIsForEverybody() throws Exception {
    for (String path :
        List.of("/ping", "/health/liveness", "/openapi.yml", "/docs/", "/config.json")) {
      assertThat(send("GET", path, null, "", null).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(
            api.context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> route.toString().contains("/api/"))
                .map(RouteInfo::getAnnotationMetadata))
        .hasSizeGreaterThan(20)
        .allMatch(metadata -> metadata.hasAnnotation(Needs.class));
  }

  @Test
  void forgetsRevokedAndExpiredKeys() throws Exception {
    Instant now = Instant.now();
    String expired = keys.create("x", Set.of(Scope.READ), now, now).text();
    String revoked = key(Scope.READ);
    assertThat(get(revoked)).isEqualTo(200);

    keys.revoke(revoked.substring(0, 11), now);

    assertThat(get(expired)).isEqualTo(401);
    await().atMost(Duration.ofSeconds(20)).until(() -> get(revoked) == 401);
  }

  @Test
  void opensALiveConnectionWithATokenForTheKey() throws Exception {
    HttpResponse<String> answer =
        send("POST", "/api/v1/live/token", "X-Api-Key", key(Scope.READ), "");

    assertThat(answer.statusCode()).isEqualTo(200);
    String token = answer.body().replaceAll("^.*\"token\":\"([^\"]+)\".*$", "$1");
    assertThat(opens("?token=" + token)).isTrue();
    assertThat(opens("")).isFalse();
    assertThat(send("POST", "/api/v1/live/token", "X-Api-Key", key(Scope.INGEST), "").statusCode())
        .isEqualTo(403);
  }

  private static boolean opens(String query) {
    try {
      URI uri = URI.create(api.address().replace("http", "ws") + "/ws" + query);
      HTTP.newWebSocketBuilder().buildAsync(uri, new WebSocket.Listener() {}).join().abort();
      return true;
    } catch (CompletionException refused) {
      return false;
    }
  }

  private static String key(Scope scope) {
    return keys.create("test", Set.of(scope), Instant.now(), null).text();
  }

  private static int get(String key) throws Exception {
    return send("GET", "/api/v1/stats", "X-Api-Key", key, null).statusCode();
  }

  private static int ingest(String key) throws Exception {
    return send("POST", "/api/v1/ingest/sales", "X-Api-Key", key, "[]").statusCode();
  }

  private static int rule(String key) throws Exception {
    return send("POST", "/api/v1/alert-rules", "X-Api-Key", key, RULE).statusCode();
  }

  private static HttpResponse<String> send(
      String method, String path, @Nullable String header, String value, @Nullable String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api.address() + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (header != null) {
      request.header(header, value);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }
}
