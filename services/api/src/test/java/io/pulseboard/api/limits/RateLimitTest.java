package io.pulseboard.api.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseboard.api.live.LiveApi;
import io.pulseboard.launch.Service;
import io.pulseboard.testing.TcpProxy;
import io.pulseboard.testing.TestServers;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RateLimitTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final String database = LiveApi.database();

  @BeforeEach
  void clear() {
    TestServers.clearRedis();
  }

  @AfterAll
  static void stop() {
    HTTP.close();
  }

  @Test
  void countsTheRequestsOfAnAddressOnAllInstances() throws Exception {
    try (Service one = start(10);
        Service other = start(10)) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(one, "/api/v1/stats").statusCode()).isEqualTo(200);
        assertThat(get(other, "/api/v1/stats").statusCode()).isEqualTo(200);
      }
      HttpResponse<String> refused = get(one, "/api/v1/stats");

      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(refused.body()).contains("\"status\":429", "more than 10 requests in a minute");
      assertThat(header(refused, "RateLimit-Policy")).isEqualTo("\"default\";q=10;w=60");
      assertThat(header(refused, "RateLimit")).startsWith("\"default\";r=0;t=");
      assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 6);
      assertThat(get(other, "/api/v1/sales").statusCode()).isEqualTo(429);
      assertThat(get(one, "/ping").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void tellsWhatIsLeft() throws Exception {
    try (Service api = start(10)) {
      assertThat(header(get(api, "/api/v1/stats"), "RateLimit")).startsWith("\"default\";r=9;t=");
      assertThat(header(get(api, "/api/v1/sales?limit=0"), "RateLimit"))
          .startsWith("\"default\";r=8;t=");
    }
  }

  /** Requests that come at once are counted together and still each by itself. */
  @Test
  void letsExactlyAsManyThroughAsItSays() throws Exception {
    try (Service api = start(30);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long through =
          threads
              .invokeAll(
                  IntStream.range(0, 100)
                      .<java.util.concurrent.Callable<Integer>>mapToObj(
                          _ -> () -> get(api, "/api/v1/alert-rules").statusCode())
                      .toList())
              .stream()
              .filter(answer -> answer.resultNow() == 200)
              .count();

      // One more comes in every two seconds.
      assertThat(through).isBetween(30L, 40L);
    }
  }

  @Test
  void letsAllThroughOrNobodyWhileRedisIsAway() throws Exception {
    try (Service open = away("open");
        Service closed = away("closed")) {
      assertThat(get(open, "/api/v1/stats").statusCode()).isEqualTo(200);
      HttpResponse<String> refused = get(closed, "/api/v1/stats");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void countsAgainWhenRedisIsBack() throws Exception {
    URI redis = URI.create(TestServers.endpoints().redisUrl());
    try (TcpProxy proxy = new TcpProxy()) {
      proxy.leadTo(redis.getPort());
      try (Service api =
          LiveApi.start(
              database,
              Map.of("api.rate-limit", 1_000, "redis.url", "redis://127.0.0.1:" + proxy.port()))) {
        assertThat(header(get(api, "/api/v1/stats"), "RateLimit")).isNotEmpty();
        proxy.cut();
        assertThat(get(api, "/api/v1/stats").statusCode()).isEqualTo(200);
        assertThat(header(get(api, "/api/v1/stats"), "RateLimit")).isEmpty();
        proxy.heal();
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> !header(get(api, "/api/v1/stats"), "RateLimit").isEmpty());
      }
    }
  }

  private Service start(int limit) {
    return LiveApi.start(database, Map.of("api.rate-limit", limit));
  }

  private Service away(String what) {
    return Service.start(
        Map.of(
            "database.url",
            database,
            "redis.url",
            "redis://127.0.0.1:1",
            "api.rate-limit-without-redis",
            what,
            "api.port",
            0),
        "api");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static HttpResponse<String> get(Service api, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(api.address() + path)).build(), BodyHandlers.ofString());
  }
}
