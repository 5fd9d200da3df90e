package io.pulseboard.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordTable;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExportControllerTest {

  private static final int MANY = 100_000;
  private static final int SMALL_BUFFER = 32 * 1024;
  private static final Instant BIG_FROM = Instant.parse("2026-03-01T00:00:00Z");

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Map<Stream, List<StreamRecord>> STORED = new EnumMap<>(Stream.class);
  private static Service api;

  @BeforeAll
  static void start() {
    String url = TestServers.newDatabase();
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      RecordWriter writer = new RecordWriter(database);
      Samples samples = new Samples(3);
      for (Stream stream : Stream.values()) {
        List<StreamRecord> records = samples.records(stream, 2_500);
        writer.write(stream, records);
        STORED.put(stream, records);
      }
      fillMany(database);
    }
    api =
        Service.start(
            Map.of(
                "database.url",
                url,
                "redis.url",
                TestServers.endpoints().redisUrl(),
                "api.port",
                0),
            "api");
  }

  /** One a second, of some 1,000 bytes each: far more in all than sockets hold. */
  private static void fillMany(Database database) {
    database.list(
        """
        WITH filled AS (
          INSERT INTO user_events (timestamp, id, event_type, page, device, browser, country, city, metadata)
          SELECT ?::timestamptz + n * INTERVAL '1 second', gen_random_uuid(), 'click', '/', 'mobile', 'Firefox', 'DE',
                 'Köln', jsonb_build_object('filler', repeat('x', 800))
          FROM generate_series(0, ? - 1) n RETURNING 1
        )
        SELECT count(*) FROM filled
        """,
        statement -> {
          statement.setString(1, BIG_FROM.toString());
          statement.setInt(2, MANY);
        },
        row -> row.getLong(1));
  }

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void givesEveryRecordAsNdjsonThatReadsBack(Stream stream) throws Exception {
    HttpResponse<String> response = get(stream.id() + "?format=ndjson&to=" + BIG_FROM);

    assertThat(response.headers().firstValue("content-type")).contains("application/x-ndjson");
    assertThat(response.headers().allValues("cache-control")).containsExactly("no-store");
    assertThat(response.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment")
        .contains(stream.id() + ".ndjson");
    List<StreamRecord> read =
        response.body().lines().map(line -> RecordCodec.decode(stream, utf8(line))).toList();
    assertThat(read).containsExactlyElementsOf(stored(stream));
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void givesEveryFieldAsCsv(Stream stream) throws Exception {
    HttpResponse<String> response = get(stream.id() + "?to=" + BIG_FROM);

    assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    assertThat(response.headers().firstValue("content-disposition").orElse(""))
        .startsWith("attachment")
        .contains(stream.id() + ".csv");
    RecordTable<?> table = RecordTable.of(stream);
    try (CSVParser csv = CSVParser.parse(response.body(), CSVFormat.RFC4180)) {
      List<CSVRecord> rows = csv.getRecords();
      assertThat(rows.getFirst()).containsExactlyElementsOf(table.columns().keySet());
      assertThat(rows.subList(1, rows.size()).stream().map(row -> comparable(row.toList())))
          .containsExactlyElementsOf(
              stored(stream).stream()
                  .map(record -> table.values(record).stream())
                  .map(values -> comparable(values.map(ExportControllerTest::cell).toList()))
                  .toList());
    }
    assertThat(response.body()).endsWith("\r\n");
  }

  /** The database keeps JSON objects in an order of its own. */
  private static List<Object> comparable(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.startsWith("{") ? RecordCodec.decodeObject(cell) : (Object) cell)
        .toList();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime time -> time.toInstant().toString();
      case BigDecimal exact -> exact.toPlainString();
      default -> value.toString();
    };
  }

  @Test
  void takesFromInclusiveAndToExclusive() throws Exception {
    List<StreamRecord> sales = stored(Stream.SALES);
    String from = sales.get(100).timestamp().toString();
    String to = sales.get(1_300).timestamp().toString();

    List<String> lines =
        get("sales?format=ndjson&from=" + from + "&to=" + to).body().lines().toList();

    assertThat(lines)
        .containsExactlyElementsOf(
            sales.subList(100, 1_300).stream()
                .map(sale -> new String(RecordCodec.encode(sale), StandardCharsets.UTF_8))
                .toList());
    assertThat(get("sales?from=-1s").body().lines()).hasSize(1);
  }

  @Test
  void choosesTheFormatByAcceptUnlessItIsNamed() throws Exception {
    String range = "sales?to=" + BIG_FROM;
    assertThat(contentType(range, "application/x-ndjson")).isEqualTo("application/x-ndjson");
    assertThat(contentType(range, "text/csv, application/x-ndjson;q=0.5")).startsWith("text/csv");
    assertThat(contentType(range, "application/x-ndjson, text/csv;q=0.5"))
        .isEqualTo("application/x-ndjson");
    assertThat(contentType(range, "application/json")).startsWith("text/csv");
    assertThat(contentType(range + "&format=ndjson", "text/csv")).isEqualTo("application/x-ndjson");
  }

  @ParameterizedTest
  @CsvSource({
    "sales?from=yesterday, from",
    "sales?to=tomorrow, to",
    "sales?format=xml, format",
    "sales?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from"
  })
  void namesTheParameterAtFault(String path, String parameter) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    assertThat(response.body()).contains("\"parameter\":\"" + parameter + "\"");
  }

  @Test
  void knowsNoOtherStreams() throws Exception {
    assertThat(get("purchases").statusCode()).isEqualTo(404);
    assertThat(get("purchases").body()).contains("there is no stream 'purchases'");
  }

  @Test
  void readsNoFurtherAheadOfASlowClientThanBuffersReach() throws Exception {
    String range = "?from=" + BIG_FROM + "&to=2026-04-01T00:00:00Z";
    try (Socket slow = new Socket()) {
      BufferedReader lines = request(slow, "user_events" + range + "&format=ndjson");
      double before = exported("ndjson");
      for (int i = 0; i < 20; i++) {
        assertThat(lines.readLine()).isNotNull();
      }

      // By the time that a whole export has gone past it, nothing but the client holds it up.
      assertThat(get("user_events" + range).body().lines()).hasSize(MANY + 1);

      assertThat(exported("ndjson") - before).isLessThan(MANY / 4.0);
      long rest = 0;
      for (String line = lines.readLine(); line != null && !line.equals("0"); rest++) {
        line = lines.readLine();
      }
      assertThat(rest).isGreaterThan(MANY - 100);
      assertThat(exported("ndjson")).isGreaterThanOrEqualTo(MANY);
    }
  }

  private static BufferedReader request(Socket socket, String path) throws IOException {
    socket.setReceiveBufferSize(SMALL_BUFFER);
    URI address = URI.create(api.address());
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
    socket
        .getOutputStream()
        .write(utf8("GET /api/v1/export/" + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    return new BufferedReader(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  private static double exported(String format) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(api.address() + "/prometheus")).build();
    Matcher line =
        Pattern.compile(
                "pulseboard_export_records_total\\{format=\"%s\",stream=\"user_events\"} (\\S+)"
                    .formatted(format))
            .matcher(HTTP.send(request, BodyHandlers.ofString()).body());
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  private static List<StreamRecord> stored(Stream stream) {
    return Objects.requireNonNull(STORED.get(stream));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String contentType(String path, String accept) throws Exception {
    return HTTP.send(
            HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/export/" + path))
                .header("Accept", accept)
                .build(),
            BodyHandlers.ofString())
        .headers()
        .firstValue("content-type")
        .orElse("");
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/export/" + path)).build(),
        BodyHandlers.ofString());
  }
}
