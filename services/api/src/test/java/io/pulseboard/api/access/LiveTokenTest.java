package io.pulseboard.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.pulseboard.api.live.LiveApi;
import io.pulseboard.contracts.InvalidSettingException;
import io.pulseboard.launch.Service;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code AUTH_MODE=jwt}, beside an identity provider that publishes its keys. */
class LiveTokenTest {

  private static final String ISSUER = "https://id.example";
  private static final String SECRET = "a secret of this test, 32 bytes or more";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static RSAKey key;
  private static HttpServer provider;
  private static Service api;

  @BeforeAll
  static void start() throws Exception {
    key = new RSAKeyGenerator(2048).keyID("1").generate();
    byte[] published = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext(
        "/keys",
        exchange -> {
          exchange.sendResponseHeaders(200, published.length);
          exchange.getResponseBody().write(published);
          exchange.close();
        });
    provider.start();
    api =
        LiveApi.start(
            LiveApi.database(),
            Map.of(
                "auth.mode",
                "jwt",
                "auth.jwks-url",
                "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys",
                "auth.issuer",
                ISSUER,
                "auth.audience",
                "pulseboard",
                "auth.secret",
                SECRET));
  }

  @AfterAll
  static void stop() {
    api.close();
    provider.stop(0);
    HTTP.close();
  }

  @Test
  void opensAConnectionWithATokenThatWasChangedForTheProviders() throws Exception {
    HttpResponse<String> answer = exchange(signed(claims().build(), new RSASSASigner(key)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"expires_in\":60");
    String token = answer.body().replaceAll("^.*\"token\":\"([^\"]+)\".*$", "$1");
    assertThat(opens("?token=" + token)).isTrue();
  }

  @Test
  void opensRestToTheScopesOfAToken() throws Exception {
    String reader = signed(claims().build(), new RSASSASigner(key));
    String admin = signed(claims().claim("scope", "openid admin").build(), new RSASSASigner(key));

    assertThat(List.of(rest("GET", ""), rest("GET", "Bearer x"))).containsExactly(401, 401);
    assertThat(rest("GET", "Bearer " + reader)).isEqualTo(200);
    assertThat(rest("DELETE", "Bearer " + reader)).isEqualTo(403);
    assertThat(rest("GET", "Bearer " + admin)).isEqualTo(200);
    assertThat(rest("DELETE", "Bearer " + admin)).isEqualTo(404);
  }

  private static int rest(String method, String authorization) throws Exception {
    String path = "/api/v1/alert-rules" + (method.equals("DELETE") ? "/nothing" : "");
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(api.address() + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", authorization)
                .build(),
            BodyHandlers.ofString())
        .statusCode();
  }

  @Test
  void refusesConnectionsWithoutAGoodLiveToken() throws Exception {
    AuthSettings settings = new AuthSettings("jwt", "http://localhost/", ISSUER, null, SECRET);
    AuthSettings others = new AuthSettings("jwt", "http://localhost/", ISSUER, null, SECRET + "!");
    Clock past = Clock.fixed(Instant.now().minus(Duration.ofSeconds(61)), ZoneOffset.UTC);

    assertThat(opens("")).isFalse();
    assertThat(opens("?token=")).isFalse();
    assertThat(opens("?token=x.y.z")).isFalse();
    assertThat(opens("?token=" + new LiveTokens(settings, past).issue("a"))).isFalse();
    assertThat(opens("?token=" + new LiveTokens(others, Clock.systemUTC()).issue("a"))).isFalse();
    // A token of the provider opens nothing by itself.
    assertThat(opens("?token=" + signed(claims().build(), new RSASSASigner(key)))).isFalse();
    assertThat(
            opens(
                "?token=" + new PlainJWT(claims().audience("pulseboard-live").build()).serialize()))
        .isFalse();
    assertThat(opens("?token=" + new LiveTokens(settings, Clock.systemUTC()).issue("a"))).isTrue();
  }

  @Test
  void changesOnlyGoodTokensOfTheProvider() throws Exception {
    RSAKey another = new RSAKeyGenerator(2048).keyID("1").generate();
    Date past = Date.from(Instant.now().minus(Duration.ofMinutes(5)));

    assertRefused("");
    assertRefused("nonsense");
    assertRefused(signed(claims().expirationTime(past).build(), new RSASSASigner(key)));
    assertRefused(signed(claims().issuer("https://evil").build(), new RSASSASigner(key)));
    assertRefused(signed(claims().audience("another").build(), new RSASSASigner(key)));
    assertRefused(signed(claims().subject(null).build(), new RSASSASigner(key)));
    assertRefused(signed(claims().build(), new RSASSASigner(another)));
    assertRefused(new PlainJWT(claims().build()).serialize());
    // The public key as the secret of an algorithm that the token names itself.
    SignedJWT confused =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("1").build(), claims().build());
    confused.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
    assertRefused(confused.serialize());
    assertRefused(
        new LiveTokens(
                new AuthSettings("jwt", "http://localhost/", ISSUER, null, SECRET),
                Clock.systemUTC())
            .issue("a"));
  }

  @Test
  void leavesRestAndHealthAsTheyAre() throws Exception {
    HttpRequest health = HttpRequest.newBuilder(URI.create(api.address() + "/health")).build();

    assertThat(HTTP.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JWT", "on"})
  void doesNotStartWithAModeThatItDoesNotKnow(String mode) {
    assertThatThrownBy(() -> Service.start(Map.of("auth.mode", mode, "api.port", 0), "api").close())
        .hasStackTraceContaining(
            "AUTH_MODE: must be one of none, apikey, jwt, but is '" + mode + "'");
  }

  @Test
  void doesNotStartWithAnAddressOfKeysThatIsNone() {
    Map<String, Object> settings =
        Map.of(
            "auth.mode",
            "jwt",
            "auth.jwks-url",
            "nowhere",
            "auth.issuer",
            ISSUER,
            "auth.secret",
            SECRET,
            "api.port",
            0);

    assertThatThrownBy(() -> Service.start(settings, "api").close())
        .hasStackTraceContaining("AUTH_JWKS_URL");
  }

  @Test
  void saysWhichSettingIsMissing() {
    assertThatThrownBy(() -> new AuthSettings("jwt", null, ISSUER, null, SECRET))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("AUTH_JWKS_URL");
    assertThatThrownBy(() -> new AuthSettings("jwt", "http://localhost", ISSUER, null, "short"))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("AUTH_SECRET");
    assertThatThrownBy(() -> new AuthSettings("maybe", null, null, null, null))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("AUTH_MODE");
    assertThat(new AuthSettings("jwt", "http://localhost", ISSUER, null, SECRET).toString())
        .doesNotContain(SECRET);
  }

  private static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("alice")
        .issuer(ISSUER)
        .audience("pulseboard")
        .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))));
  }

  private static String signed(JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
    SignedJWT token =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("1").build(), claims);
    token.sign(signer);
    return token.serialize();
  }

  private static void assertRefused(String token) throws Exception {
    HttpResponse<String> answer = exchange(token);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("content-type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("Authorization");
  }

  private static HttpResponse<String> exchange(String token)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/live/token"))
            .POST(HttpRequest.BodyPublishers.noBody());
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ws", "/ws/", "//ws", "/%77s", "/ws;a=b", "/WS"})
  void isAskedForTheTokenHoweverThePathIsWritten(String path) {
    assertThat(opensAt(path)).isFalse();
  }

  private static boolean opens(String query) {
    return opensAt("/ws" + query);
  }

  private static boolean opensAt(String path) {
    URI socket = URI.create(api.address().replaceFirst("http", "ws") + path);
    try {
      HTTP.newWebSocketBuilder().buildAsync(socket, new WebSocket.Listener() {}).join().abort();
      return true;
    } catch (CompletionException refused) {
      assertThat(refused.getCause())
          .isInstanceOfSatisfying(
              WebSocketHandshakeException.class,
              handshake -> assertThat(handshake.getResponse().statusCode()).isEqualTo(401));
      return false;
    }
  }
}
