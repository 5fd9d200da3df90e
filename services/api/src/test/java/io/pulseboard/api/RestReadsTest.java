package io.pulseboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.launch.Service;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestReadsTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final List<StreamRecord> SALES = new Samples(4).records(Stream.SALES, 300);
  private static final List<StreamRecord> QUOTES = new Samples(4).records(Stream.STOCK_QUOTES, 300);
  private static final String RANGE = "from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z";

  private static Service api;

  @BeforeAll
  static void start() {
    String url = TestServers.newDatabase();
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    try (Database database = new Database(settings)) {
      new Schema(database, settings).migrate();
      RecordWriter writer = new RecordWriter(database);
      writer.write(Stream.SALES, SALES);
      writer.write(Stream.STOCK_QUOTES, QUOTES);
      for (Stream stream : List.of(Stream.USER_EVENTS, Stream.FINANCIAL_METRICS)) {
        writer.write(stream, new Samples(4).records(stream, 300));
      }
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

  @AfterAll
  static void stop() {
    api.close();
    HTTP.close();
  }

  @Test
  void givesCandlesOfARangeWithAverages() throws Exception {
    Map<String, Object> answer = object("/stocks/aapl/candles?interval=15m&ema=2,3&" + RANGE);

    assertThat(answer).containsEntry("interval", "15m");
    List<Map<String, Object>> candles = list(answer.get("data"));
    assertThat(candles).isNotEmpty();
    assertThat(candles.getFirst())
        .containsOnlyKeys("time", "open", "high", "low", "close", "volume", "ema");
    assertThat(candles.getLast().get("ema")).asString().contains("2=", "3=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1D", "1W", "1M", "1Y", "5Y", "MAX"})
  void givesCandlesOfEveryHorizon(String horizon) throws Exception {
    assertThat(get("/stocks/AAPL/candles?ema=20&horizon=" + horizon).statusCode()).isEqualTo(200);
  }

  @Test
  void givesAnIndexOfChosenStocks() throws Exception {
    Map<String, Object> answer =
        object("/market-index?symbols=msft,%20AAPL,NONE,MSFT&interval=5m&" + RANGE);

    assertThat(answer).containsOnlyKeys("interval", "symbols", "data");
    assertThat(answer).containsEntry("interval", "5m");
    assertThat(answer).containsEntry("symbols", List.of("AAPL", "MSFT"));
    List<Map<String, Object>> points = list(answer.get("data"));
    assertThat(points).hasSizeGreaterThan(1).allMatch(point -> point.size() == 2);
    assertThat(number(points.getFirst().get("value"))).isEqualTo(100);
    assertThat(points)
        .extracting(point -> Instant.parse(String.valueOf(point.get("time"))))
        .isSorted();
  }

  @Test
  void indexesOneStockByItsCloses() throws Exception {
    List<Double> closes =
        list(object("/stocks/AAPL/candles?interval=5m&" + RANGE).get("data")).stream()
            .map(candle -> number(candle.get("close")))
            .toList();

    List<Map<String, Object>> points =
        list(object("/market-index?symbols=AAPL&interval=5m&" + RANGE).get("data"));

    assertThat(points).hasSameSizeAs(closes);
    assertThat(number(points.getLast().get("value")))
        .isCloseTo(closes.getLast() / closes.getFirst() * 100, withinPercentage(1e-6));
  }

  @Test
  void indexesAllStocksUnlessToldWhich() throws Exception {
    assertThat(object("/market-index?" + RANGE))
        .containsEntry("symbols", List.of("AAPL", "BRK.B", "JPM", "MSFT", "NVDA"));
    assertThat(get("/market-index?symbols=NONE&horizon=1D").body())
        .isEqualTo("{\"interval\":\"5m\",\"symbols\":[],\"data\":[]}");
    String hundred =
        IntStream.range(0, 100).mapToObj(i -> "S" + i).collect(Collectors.joining(","));
    assertThat(get("/market-index?symbols=" + hundred).statusCode()).isEqualTo(200);
    assertThat(get("/market-index?symbols=S100," + hundred).statusCode()).isEqualTo(400);
  }

  @Test
  void givesStocksWithChangeSpreadAndSpark() throws Exception {
    Map<String, Object> stock = object("/stocks/AAPL?spark=168");

    assertThat(stock).containsKeys("symbol", "company", "quote");
    assertThat(list(object("/stocks?q=apple").get("data")))
        .extracting(each -> each.get("symbol"))
        .containsExactly("AAPL");
    assertThat(object("/stocks/AAPL/average?" + RANGE).get("average"))
        .asString()
        .startsWith(
            String.valueOf(
                    QUOTES.stream()
                        .map(StockQuote.class::cast)
                        .filter(quote -> quote.symbol().equals("AAPL"))
                        .mapToDouble(StockQuote::close)
                        .average()
                        .orElseThrow())
                .substring(0, 6));
  }

  @Test
  void sumsUpSales() throws Exception {
    BigDecimal revenue =
        SALES.stream()
            .map(sale -> ((Sale) sale).revenue())
            .reduce(BigDecimal.ZERO, BigDecimal::add);

    Map<String, Object> summary = array("/sales/summary?" + RANGE).getFirst();

    assertThat(summary).containsEntry("orders", 300);
    assertThat(new BigDecimal(String.valueOf(summary.get("revenue"))))
        .isEqualByComparingTo(revenue);
    assertThat(array("/sales/summary?group=region&" + RANGE)).hasSizeBetween(2, 4);
    assertThat(array("/sales/timeseries?interval=5m&" + RANGE)).isNotEmpty();
    assertThat(list(object("/sales?region=North&limit=5").get("data")))
        .hasSize(5)
        .allMatch(sale -> "North".equals(sale.get("region")));
  }

  @Test
  void countsEventsAndSumsUpFinancials() throws Exception {
    assertThat(array("/events/counts?" + RANGE))
        .extracting(count -> Integer.parseInt(String.valueOf(count.get("events"))))
        .satisfies(
            counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300));
    assertThat(array("/events/timeseries?interval=1h&group=country&" + RANGE)).isNotEmpty();
    assertThat(list(object("/events?type=click&limit=3").get("data"))).hasSize(3);
    assertThat(object("/financials/summary?" + RANGE))
        .containsKeys("revenue", "expenses", "net_profit", "margin");
    assertThat(array("/financials/timeseries?interval=1d&group=department&" + RANGE)).isNotEmpty();
    assertThat(array("/financials/budget?" + RANGE).getFirst())
        .containsKeys("department", "metric_type", "budget", "actual", "variance", "variance_pct");
  }

  @Test
  void givesTheOverviewAndTellsWhatIsStoredWhere() throws Exception {
    assertThat(object("/overview?" + RANGE))
        .containsOnlyKeys("revenue", "net_profit", "orders", "active_users");
    Map<String, Object> stats = object("/stats");
    assertThat(stats).containsEntry("clients", 0);
    assertThat(stats.get("storage")).asString().contains("PostgreSQL", "rollups");
    assertThat(list(stats.get("streams")))
        .hasSize(4)
        .allMatch(stream -> Integer.valueOf(300).equals(stream.get("records")));
  }

  @ParameterizedTest
  @CsvSource({
    "/stocks/AAPL/candles?interval=7m,interval",
    "/stocks/AAPL/candles?horizon=2D,horizon",
    "/stocks/AAPL/candles?horizon=1D&from=-1d,horizon",
    "/stocks/AAPL/candles?horizon=MAX&interval=1m,interval",
    "/stocks/AAPL/candles?interval=1m&from=-30d,interval",
    "/stocks/AAPL/candles?ema=1,ema",
    "/stocks/AAPL/candles?ema=x,ema",
    "/market-index?symbols=,symbols",
    "/market-index?symbols=A_B,symbols",
    "/market-index?symbols=AAPL%2C%2CMSFT,symbols",
    "/market-index?horizon=2D,horizon",
    "/market-index?interval=1m&from=-30d,interval",
    "/market-index?ema=20,ema",
    "/stocks?spark=1000,spark",
    "/stocks/AAPL/average?from=yesterday,from",
    "/sales/summary?group=colour,group",
    "/sales/timeseries?interval=1m&from=-30d,interval",
    "/events/timeseries?group=page,group",
    "/financials/timeseries?group=period,group",
    "/overview?from=now&to=-1d,from",
    "/overview?from=1969-12-31T00:00:00Z,from",
    "/export/sales?from=-999999999-01-01T00:00:00Z,from",
    "/sales?to=%2B1000000000-12-31T23:59:59Z,to",
    "/sales?from=-999999w,from"
  })
  void namesTheParameterThatBreaksItsRule(String path, String parameter) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(json(answer.body(), Argument.mapOf(String.class, Object.class)))
        .containsEntry("parameter", parameter);
  }

  @Test
  void zipsWhatIsLong() throws Exception {
    HttpResponse<byte[]> answer =
        HTTP.send(
            HttpRequest.newBuilder(URI.create(api.address() + "/api/v1/sales?limit=300"))
                .header("Accept-Encoding", "gzip")
                .build(),
            BodyHandlers.ofByteArray());

    assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes())
        .isEqualTo(get("/sales?limit=300").body().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void knowsNoSymbolWithoutAQuote() throws Exception {
    assertThat(get("/stocks/NONE").statusCode()).isEqualTo(404);
    assertThat(list(object("/stocks/NONE/candles").get("data"))).isEmpty();
    assertThat(object("/stocks/NONE/average")).doesNotContainKey("average");
    assertThat(list(object("/stocks/NONE/quotes").get("data"))).isEmpty();
    assertThat(get("/sales/timeseries?from=-2h&to=-1h").body()).isEqualTo("[]");
  }

  private static Map<String, Object> object(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body(), Argument.mapOf(String.class, Object.class));
  }

  private static List<Map<String, Object>> array(String path) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json(answer.body(), Argument.listOf(Argument.mapOf(String.class, Object.class)));
  }

  private static double number(@Nullable Object value) {
    return Double.parseDouble(String.valueOf(value));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(@Nullable Object value) {
    return (List<Map<String, Object>>) Objects.requireNonNull(value);
  }

  private static <T> T json(String body, Argument<T> type) throws IOException {
    return ObjectMapper.getDefault().readValue(body, type);
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(api.address() + "/api/v1" + path)).build(),
        BodyHandlers.ofString());
  }
}
