package io.pulseboard.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.pulseboard.api.live.LiveApi;
import io.pulseboard.broker.Topology;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestControllerTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Service api;

  @BeforeAll
  static void start() {
    api =
        LiveApi.start(
            LiveApi.database(), Map.of("rabbitmq.url", TestServers.endpoints().rabbitmqUrl()));
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
    TestServers.clearBroker();
  }

  @BeforeEach
  void clear() throws Exception {
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      Topology.declare(channel);
      for (Stream stream : Stream.values()) {
        channel.queuePurge(stream.queue());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void putsRecordsOfEveryStreamOnItsQueue(Stream stream) throws Exception {
    List<StreamRecord> records = new Samples(7).records(stream, 50);

    HttpResponse<String> array = send(stream.id(), "application/json", array(records));
    HttpResponse<String> lines = send(stream.id(), "application/x-ndjson", lines(records));

    assertThat(array.statusCode()).as(array.body()).isEqualTo(202);
    assertThat(array.body()).isEqualTo("{\"accepted\":50,\"rejected\":[]}");
    assertThat(lines.statusCode()).as(lines.body()).isEqualTo(202);
    List<StreamRecord> twice = new ArrayList<>(records);
    twice.addAll(records);
    assertThat(queued(stream)).containsExactlyElementsOf(twice);
  }

  @Test
  void makesIdsForRecordsWithoutOne() throws Exception {
    String records =
        array(new Samples(7).records(Stream.SALES, 3)).replaceAll("\"id\":\"[^\"]*\",", "");

    assertThat(send("sales", "text/plain", records).statusCode()).isEqualTo(202);

    assertThat(queued(Stream.SALES).stream().map(StreamRecord::id).distinct()).hasSize(3);
    assertThat(queued(Stream.SALES)).allMatch(sale -> sale.id().version() == 7);
  }

  @Test
  void takesNothingOfARequestWithABadRecordAndNamesAllOfThem() throws Exception {
    List<StreamRecord> records = new Samples(7).records(Stream.SALES, 4);
    String body =
        array(records)
            .replaceFirst("\"quantity\":\\d+", "\"quantity\":0")
            .replaceFirst("\\]$", ",{},7]");

    HttpResponse<String> answer = send("sales", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body())
        .contains("3 records break a rule")
        .contains("{\"index\":0,\"field\":\"quantity\"")
        .contains("{\"index\":4,\"field\":\"quantity\",\"message\":\"quantity is missing\"}")
        .contains("{\"index\":5,\"field\":\"(record)\"");
    assertThat(queued(Stream.SALES)).isEmpty();
  }

  @Test
  void takesTheGoodOnesOfARequestThatAsksForThat() throws Exception {
    List<StreamRecord> records = new Samples(7).records(Stream.SALES, 4);
    String body = array(records).replaceFirst("\"quantity\":\\d+", "\"quantity\":0");

    HttpResponse<String> answer = send("sales?partial=true", "application/json", body);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).contains("\"accepted\":3", "\"index\":0", "\"field\":\"quantity\"");
    assertThat(queued(Stream.SALES)).containsExactlyElementsOf(records.subList(1, 4));
  }

  @Test
  void takesGzip() throws Exception {
    List<StreamRecord> records = new Samples(7).records(Stream.SALES, 500);
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      out.write(array(records).getBytes(StandardCharsets.UTF_8));
    }

    HttpResponse<String> answer =
        HTTP.send(
            request("sales", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped.toByteArray()))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(queued(Stream.SALES)).hasSize(500);
  }

  @Test
  void takesTenThousandRecordsAndNoMore() throws Exception {
    String event =
        new String(
            RecordCodec.encode(new Samples(7).records(Stream.FINANCIAL_METRICS, 1).getFirst()),
            StandardCharsets.UTF_8);

    assertThat(send("financial_metrics", "application/json", repeated(event, 10_000)).statusCode())
        .isEqualTo(202);
    HttpResponse<String> more =
        send("financial_metrics", "application/json", repeated(event, 10_001));

    assertThat(more.statusCode()).isEqualTo(413);
    assertThat(more.body()).contains("more than 10000 records");
    assertThat(queued(Stream.FINANCIAL_METRICS)).hasSize(10_000);
  }

  private static String repeated(String record, int count) {
    return "[" + (record + ",").repeat(count - 1) + record + "]";
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "multipart/form-data; boundary=x", "image/png"})
  void refusesOtherMediaTypes(String mediaType) throws Exception {
    HttpResponse<String> answer = send("sales", mediaType, "[]");

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @Test
  void refusesUnknownStreamsAndOptions() throws Exception {
    assertThat(send("nothing", "application/json", "[]").statusCode()).isEqualTo(404);
    assertThat(send("sales?partial=maybe", "application/json", "[]").statusCode()).isEqualTo(400);
    assertThat(send("sales?parital=true", "application/json", "[]").body())
        .contains("\"parameter\":\"parital\"");
  }

  /** What is left of a body must not stand before the next request on its connection. */
  @Test
  void goesOnWithAConnectionWhoseBodyItDidNotRead() throws Exception {
    String big = "[" + "{\"page\":\"/\"},".repeat(20_000);

    for (int i = 0; i < 20; i++) {
      assertThat(send("nothing", "application/json", big).statusCode()).isEqualTo(404);
      assertThat(send("sales", "application/json", "[]").statusCode()).isEqualTo(202);
      assertThat(send("sales?partial=x", "application/json", big).statusCode()).isEqualTo(400);
      assertThat(send("sales", "application/json", "[]").statusCode()).isEqualTo(202);
      assertThat(send("sales", "application/json", "nonsense" + big).statusCode()).isEqualTo(400);
      assertThat(send("sales", "application/json", "[]").statusCode()).isEqualTo(202);
    }
  }

  @Test
  void saysWhenTheBrokerIsAwayAndWhenToComeAgain() throws Exception {
    try (Service lonely =
        LiveApi.start(LiveApi.database(), Map.of("rabbitmq.url", "amqp://127.0.0.1:1"))) {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(lonely.address() + "/api/v1/ingest/sales"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString(array(new Samples(7).records(Stream.SALES, 1))))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("send them again").doesNotContain("127.0.0.1");
    }
  }

  @Test
  void isNotHeldUpByThoseWhoSendSlowly() throws Exception {
    List<Socket> slow = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      slow.add(begin(api, 0));
    }

    assertThat(
            send("sales", "application/json", array(new Samples(7).records(Stream.SALES, 5_000)))
                .statusCode())
        .isEqualTo(202);

    for (Socket each : slow) {
      each.close();
    }
  }

  @Test
  void boundsWhatItHoldsOfAllRequests() throws Exception {
    try (Service small =
        LiveApi.start(
            LiveApi.database(),
            Map.of(
                "rabbitmq.url",
                TestServers.endpoints().rabbitmqUrl(),
                "ingest.memory-bytes",
                8 * 1024 * 1024))) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(small.address() + "/api/v1/ingest/sales"))
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(" ".repeat(1_000_000) + "[]"))
              .build();
      try (Socket _ = begin(small, 4_000_000);
          Socket _ = begin(small, 4_000_000)) {
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> HTTP.send(request, BodyHandlers.ofString()).statusCode() == 503);
      }
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> HTTP.send(request, BodyHandlers.ofString()).statusCode() == 202);
    }
  }

  /** Sends the first bytes of a request and no more. */
  private static Socket begin(Service to, int bytes) throws IOException {
    URI address = URI.create(to.address());
    Socket socket = new Socket(address.getHost(), address.getPort());
    String head =
        """
        POST /api/v1/ingest/sales HTTP/1.1
        Host: x
        Content-Type: application/json
        Content-Length: 5000000

        [\
        """
            .replace("\n", "\r\n");
    socket.getOutputStream().write((head + " ".repeat(bytes)).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  @Test
  void countsWhatItTakesAndRefuses() throws Exception {
    double accepted = counted("accepted");
    double refused = counted("refused");

    send(
        "sales?partial=true",
        "application/json",
        array(new Samples(7).records(Stream.SALES, 2)).replaceFirst("\\[", "[{},"));

    assertThat(counted("accepted") - accepted).isEqualTo(2);
    assertThat(counted("refused") - refused).isEqualTo(1);
  }

  private static double counted(String outcome) {
    return api.context()
        .getBean(io.micrometer.core.instrument.MeterRegistry.class)
        .get("pulseboard.ingest.records")
        .tag("stream", "sales")
        .tag("outcome", outcome)
        .counter()
        .count();
  }

  private static String array(List<StreamRecord> records) {
    return "[" + lines(records).replace('\n', ',') + "]";
  }

  private static String lines(List<StreamRecord> records) {
    return records.stream()
        .map(record -> new String(RecordCodec.encode(record), StandardCharsets.UTF_8))
        .collect(Collectors.joining("\n"));
  }

  private static HttpRequest.Builder request(String path, String mediaType) {
    return HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/ingest/" + path))
        .timeout(Duration.ofSeconds(20))
        .header("Content-Type", mediaType);
  }

  private static HttpResponse<String> send(String path, String mediaType, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        request(path, mediaType).POST(BodyPublishers.ofString(body)).build(),
        BodyHandlers.ofString());
  }

  private static Connection broker() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setUri(TestServers.endpoints().rabbitmqUrl());
    return factory.newConnection();
  }

  /** What is on a stream's queue, left there. */
  private static List<StreamRecord> queued(Stream stream) throws Exception {
    List<StreamRecord> records = new ArrayList<>();
    try (Connection connection = broker();
        Channel channel = connection.createChannel()) {
      for (GetResponse next = channel.basicGet(stream.queue(), false);
          next != null;
          next = channel.basicGet(stream.queue(), false)) {
        records.add(RecordCodec.decode(stream, next.getBody()));
      }
    }
    return records;
  }
}
