package io.pulseboard.api.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.launch.Service;
import io.pulseboard.testing.TestServers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardControllerTest {

  @TempDir static Path folder;

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static Service api;

  @BeforeAll
  static void start() throws IOException {
    Path export = Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(export.resolve("index.html"), "front page");
    Files.writeString(export.resolve("404.html"), "not here");
    Files.createDirectories(export.resolve("market"));
    Files.writeString(export.resolve("market/index.html"), "market");
    Files.writeString(export.resolve("market/__next._tree.txt"), "tree");
    Files.createDirectories(export.resolve("_next/static"));
    Files.writeString(export.resolve("_next/static/app.js"), "code");
    api =
        Service.start(
            Map.of(
                "database.url", TestServers.endpoints().databaseUrl(),
                "redis.url", TestServers.endpoints().redisUrl(),
                "dashboard.dir", export.toString(),
                "api.port", 0),
            "api");
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
  }

  @Test
  void servesPagesAtTheirFolderAndFilesAtTheirName() throws Exception {
    assertThat(get("/").body()).isEqualTo("front page");
    assertThat(get("/?theme=dark").body()).isEqualTo("front page");
    assertThat(get("/market/").body()).isEqualTo("market");
    assertThat(get("/market/").headers().firstValue("content-type").orElse(""))
        .startsWith("text/html");
    assertThat(get("/market/__next._tree.txt?_rsc=1").body()).isEqualTo("tree");
    assertThat(get("/config.json").body()).isEqualTo("{}");
  }

  @Test
  void sendsAPageWithoutItsSlashToTheSlash() throws Exception {
    HttpResponse<String> response = get("/market?symbol=AAPL");

    assertThat(response.statusCode()).isBetween(301, 308);
    assertThat(response.headers().firstValue("location")).contains("/market/?symbol=AAPL");
  }

  @Test
  void answersUnknownPagesWithItsOwnAndUnknownApiPathsWithAProblem() throws Exception {
    assertThat(get("/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/nowhere").body()).isEqualTo("not here");
    assertThat(get("/api/v1/nowhere").statusCode()).isEqualTo(404);
    assertThat(get("/api/v1/nowhere").headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void keepsHashedFilesForeverAndAsksAgainForPages() throws Exception {
    assertThat(get("/_next/static/app.js").headers().firstValue("cache-control").orElse(""))
        .contains("immutable");
    assertThat(get("/").headers().firstValue("cache-control").orElse("")).contains("no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/market/..%2F..%2Fsecret.txt",
        "/%00"
      })
  void leadsNowhereOutsideTheExport(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isBetween(400, 499);
    assertThat(response.body()).doesNotContain("secret");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(api.address() + path)).build(), BodyHandlers.ofString());
  }
}
