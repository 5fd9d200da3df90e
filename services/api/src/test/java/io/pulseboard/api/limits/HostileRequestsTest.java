package io.pulseboard.api.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.api.live.LiveApi;
import io.pulseboard.launch.Service;
import io.pulseboard.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client means well with: each is answered with a 4xx, and costs no memory. */
class HostileRequestsTest {

  private static final int MIB = 1024 * 1024;
  private static final int PATIENCE_MS = 30_000;
  private static final String SALES = "/api/v1/ingest/sales";

  private static Service api;

  @BeforeAll
  static void start() {
    api =
        LiveApi.start(
            LiveApi.database(),
            Map.of(
                "rabbitmq.url", TestServers.endpoints().rabbitmqUrl(), "api.body-timeout", "1s"));
  }

  @AfterAll
  static void stop() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE sales; --",
        "' OR '1'='1",
        "\\'; SELECT pg_sleep(60); --",
        "1) UNION"
      })
  void takesSqlForTheTextThatItIs(String sql) throws Exception {
    String text = URLEncoder.encode(sql, StandardCharsets.UTF_8);

    assertThat(get("/api/v1/sales?region=" + text)).startsWith("HTTP/1.1 200").contains("[]");
    assertThat(get("/api/v1/stocks?q=" + text)).startsWith("HTTP/1.1 200");
    assertThat(get("/api/v1/sales?limit=" + text)).startsWith("HTTP/1.1 400");
    assertThat(get("/api/v1/sales/summary?group=" + text)).startsWith("HTTP/1.1 400");
    assertThat(get("/api/v1/stocks/AAPL/candles?ema=" + text)).startsWith("HTTP/1.1 400");
    assertThat(get("/api/v1/export/" + text)).startsWith("HTTP/1.1 404");
    assertThat(get("/api/v1/sales")).startsWith("HTTP/1.1 200");
  }

  @Test
  void refusesABodyThatSaysItIsTooLong() throws Exception {
    String answer = send(post("Content-Length: " + 6 * MIB, "application/json"), out -> {});

    assertProblem(answer, 413);
  }

  @Test
  void refusesABodyThatDoesNotEnd() throws Exception {
    String answer =
        send(
            post("Transfer-Encoding: chunked", "application/x-ndjson"),
            out -> {
              byte[] chunk = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
              for (int i = 0; i < 16 * 64; i++) {
                out.write("10000\r\n".getBytes(StandardCharsets.US_ASCII));
                out.write(chunk);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            });

    assertProblem(answer, 413);
  }

  @Test
  void refusesAZipBombAndStaysSmall() throws Exception {
    byte[] bomb = gzip(1_000 * MIB);
    assertThat(bomb.length).isLessThan(2 * MIB);
    long before = usedAfterCollection();

    for (int i = 0; i < 5; i++) {
      String answer =
          send(
              post(
                  "Content-Encoding: gzip\r\nContent-Length: " + bomb.length,
                  "application/x-ndjson"),
              out -> out.write(bomb));
      assertProblem(answer, 413);
    }

    assertThat(usedAfterCollection() - before).isLessThan(20L * MIB);
  }

  @Test
  void givesUpOnABodyThatComesSlowly() throws Exception {
    String answer = send(post("Content-Length: 1000", "application/json"), out -> out.write('['));

    assertProblem(answer, 408);
  }

  @Test
  void givesUpOnHeadersThatComeSlowly() throws Exception {
    String answer = send("GET /ping HTTP/1.1\r\nHost: x\r\nX-Slow: ", out -> {});

    assertProblem(answer, 408);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2c", "websocket"})
  void keepsItsPatienceWithAConnectionThatOnlyOffersToChange(String protocol) throws Exception {
    String first =
        "GET /ping HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: " + protocol + "\r\n\r\n";

    String answer =
        send(
            first + "POST " + SALES + " HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n",
            out -> {});

    assertThat(answer).startsWith("HTTP/1.1").contains("\"status\":408");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200})
  void refusesAFloodOfHeaders(int count) throws Exception {
    String one = "X-Flood: " + "x".repeat(count == 1 ? 100_000 : 500) + "\r\n";

    String answer =
        send("GET /ping HTTP/1.1\r\nHost: x\r\n" + one.repeat(count) + "\r\n", out -> {});

    assertThat(answer).matches("(?s)HTTP/1.. 4.*").contains("connection: close");
  }

  @Test
  void refusesAnAddressThatIsTooLong() throws Exception {
    String answer = get("/api/v1/stocks?q=" + "x".repeat(20_000));

    assertThat(answer).matches("(?s)HTTP/1.. 41[34].*").contains("connection: close");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%C3%28", "%FF", "%ED%A0%80", "%00", "a%00b"})
  void refusesParametersThatAreNoText(String text) throws Exception {
    assertProblem(get("/api/v1/sales?region=" + text), 400);
    assertProblem(get("/api/v1/stocks/" + text), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%zz", "%4"})
  void refusesAddressesThatCannotBeRead(String text) throws Exception {
    assertThat(get("/api/v1/sales?region=" + text)).startsWith("HTTP/1.1 400");
    assertThat(get("/api/v1/stocks/" + text)).startsWith("HTTP/1.1 4");
  }

  @Test
  void refusesBodiesThatAreNoText() throws Exception {
    byte[] body = {'[', '{', '"', 'i', 'd', '"', ':', '"', (byte) 0xC3, '(', '"', '}', ']'};

    assertProblem(post(body), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "[{\"id\":["})
  void refusesJsonThatIsTooDeep(String level) throws Exception {
    assertProblem(post(level.repeat(100_000).getBytes(StandardCharsets.US_ASCII)), 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /ping HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/ingest/sales HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n[] ",
        "POST /api/v1/ingest/sales HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
      })
  void refusesWhatIsNotHttp(String text) throws Exception {
    assertThat(send(text, out -> {})).matches("(?s)HTTP/1.. 4.*");
  }

  @Test
  void tellsNothingOfItsInside() throws Exception {
    String answer =
        get("/api/v1/sales?from=x") + get("/api/v1/nowhere") + get("/%2e%2e/etc/passwd");

    assertThat(answer).doesNotContain("Exception", "io.pulseboard", "\tat ", "io.micronaut");
  }

  private interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private static void assertProblem(String answer, int status) {
    assertThat(answer)
        .startsWith("HTTP/1.1 " + status)
        .contains("application/problem+json", "\"status\":" + status);
  }

  private static String post(String headers, String mediaType) {
    return "POST "
        + SALES
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: "
        + mediaType
        + "\r\n"
        + headers
        + "\r\n\r\n";
  }

  private static String post(byte[] body) throws IOException {
    return send(post("Content-Length: " + body.length, "application/json"), out -> out.write(body));
  }

  private static String get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", out -> {});
  }

  /** What the server says until it closes the connection. */
  private static String send(String head, Body body) throws IOException {
    URI address = URI.create(api.address());
    try (Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort())) {
      socket.setSoTimeout(PATIENCE_MS);
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      Thread writing =
          Thread.startVirtualThread(() -> {
            try {
              body.writeTo(out);
            } catch (IOException refused) {
              // The server has answered before it was told all.
              return;
            }
          });
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try (InputStream in = socket.getInputStream()) {
        in.transferTo(answer);
      } catch (IOException reset) {
        answer.writeBytes(("\n" + reset).getBytes(StandardCharsets.US_ASCII));
      }
      writing.interrupt();
      return answer.toString(StandardCharsets.UTF_8);
    }
  }

  private static byte[] gzip(int zeros) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      byte[] chunk = new byte[MIB];
      java.util.Arrays.fill(chunk, (byte) ' ');
      for (int i = 0; i < zeros / MIB; i++) {
        out.write(chunk);
      }
    }
    return bytes.toByteArray();
  }

  private static long usedAfterCollection() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
