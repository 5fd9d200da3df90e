package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.InvalidRecordException;
import io.pulseboard.contracts.RecordCodec;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordReader;
import io.pulseboard.store.RecordTable;
import io.pulseboard.store.Schema;
import io.pulseboard.store.TimeRange;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImportTest {

  private static final TimeRange ALL =
      new TimeRange(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));
  private static final String HEADER =
      "timestamp,symbol,exchange,open,high,low,close,volume,change,change_pct\n";
  private static final String GOOD = "2026-01-05T15:00:00Z,AAPL,NASDAQ,10,12,9,11,100,0.5,4.76\n";

  @TempDir Path folder;

  private final String url = TestServers.newDatabase();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Database database;

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(url, 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void storesTheRecordsOfAnExportOnce(Stream stream) throws Exception {
    List<StreamRecord> records = new Samples(5).records(stream, 6_000);
    String csv = compressed("records.csv.gz", csv(stream, records));
    String ndjson = file("records.jsonl", ndjson(records));

    assertThat(run(csv, stream)).isZero();
    assertThat(stored(stream)).containsExactlyElementsOf(records);
    assertThat(run(ndjson, stream)).isZero();

    assertThat(out.toString().lines())
        .containsExactly(
            "6,000 lines: 6,000 stored, 0 there already, 0 bad.",
            "6,000 lines: 0 stored, 6,000 there already, 0 bad.");
    assertThat(stored(stream)).hasSize(6_000);
    assertThat(
            database
                .list(
                    "SELECT count(*) FROM rollup_changes WHERE minute < now() - INTERVAL '1 hour'",
                    _ -> {},
                    row -> row.getLong(1))
                .getFirst())
        .isZero();
  }

  @Test
  void reportsEachBadLineWithItsNumberAndStoresTheRest() throws Exception {
    String file =
        file(
            "quotes.csv",
            "\uFEFF"
                + HEADER
                + GOOD
                + "2026-01-05T15:00:01Z,AAPL,NASDAQ,10,12,9,13,100,0.5,4.76\n"
                + "\n"
                + "2026-01-05T15:00:02Z,\"A\nB\",NASDAQ,10,12,9,11,100,0.5,4.76\n"
                + "2026-01-05T15:00:03Z,AAPL,NASDAQ,ten,12,9,11,100,0.5,4.76\n"
                + "2026-01-05T15:00:04Z,AAPL\n"
                + GOOD);

    assertThat(run(file, Stream.STOCK_QUOTES)).isEqualTo(1);

    assertThat(err.toString().lines().map(line -> line.substring(folder.toString().length() + 1)))
        .satisfiesExactly(
            line -> assertThat(line).startsWith("quotes.csv:3: high must not be below"),
            line -> assertThat(line).startsWith("quotes.csv:5: symbol must"),
            line -> assertThat(line).isEqualTo("quotes.csv:7: open must be a number"),
            line ->
                assertThat(line).isEqualTo("quotes.csv:8: has 2 cells where the header has 10"));
    assertThat(out.toString().strip()).isEqualTo("6 lines: 2 stored, 0 there already, 4 bad.");
  }

  @Test
  void givesIdsThatAreTheSameEachTime() throws Exception {
    String file = file("quotes.csv", HEADER + GOOD + GOOD);

    assertThat(run(file, Stream.STOCK_QUOTES)).isZero();
    assertThat(run(file, Stream.STOCK_QUOTES)).isZero();

    assertThat(stored(Stream.STOCK_QUOTES))
        .hasSize(2)
        .allSatisfy(quote -> {
          assertThat(quote.id().version()).isEqualTo(7);
          assertThat(quote.id().variant()).isEqualTo(2);
          assertThat(quote.id().getMostSignificantBits() >>> 16)
              .isEqualTo(quote.timestamp().toEpochMilli());
        });
  }

  @Test
  void takesOtherNamesAndSetsFields() throws Exception {
    String csv =
        file(
            "other.csv",
            "Time,Ticker,open,high,low,close,Vol,note\n2026-01-05T15:00:00Z,AAPL,10,12,9,11,100,\"x\"\n");
    String ndjson =
        file(
            "other.ndjson",
            """
            {"Time":"2026-01-05T15:00:01Z","Ticker":"AAPL","open":10,"high":12,"low":9,"close":11.5, "Vol" : 100 ,"symbol":"NO"}
            """);
    String[] names = {
      "--map", "Time=timestamp", "--map", "Ticker=symbol", "--map", "Vol=volume",
      "--set", "exchange=NASDAQ", "--set", "change=0", "--set", "change_pct=0"
    };

    assertThat(run(csv, Stream.STOCK_QUOTES, names)).isZero();
    assertThat(run(ndjson, Stream.STOCK_QUOTES, names)).isZero();

    assertThat(stored(Stream.STOCK_QUOTES))
        .extracting(StreamRecord::key)
        .containsExactly("AAPL", "AAPL");
  }

  @Test
  void saysAllThatAHeaderLacksAtOnce() throws Exception {
    String file = file("short.csv", "timestamp,open,high,low,close,volume\nnonsense\n");

    assertThat(run(file, Stream.STOCK_QUOTES, "--map", "Kurs=close", "--set", "change=0"))
        .isEqualTo(2);

    assertThat(err.toString())
        .contains(
            "it has no column 'Kurs' that --map names; it lacks symbol, exchange, close, change_pct")
        .contains("Its columns are timestamp, open, high, low, close, volume.");
  }

  @Test
  void saysWhatMakesNoSense() throws Exception {
    String file = file("quotes.csv", HEADER + GOOD);

    assertThat(run(folder.resolve("none.csv").toString(), Stream.SALES)).isEqualTo(2);
    assertThat(run(file("quotes.txt", ""), Stream.SALES)).isEqualTo(2);
    assertThat(run(file, Stream.SALES, "--map", "a=prize")).isEqualTo(2);
    assertThat(run(file, Stream.SALES, "--set", "prize=1")).isEqualTo(2);
    assertThat(admin("import", file, "--stream", "purchases")).isEqualTo(2);

    assertThat(err.toString())
        .contains("There is no file '" + folder.resolve("none.csv") + "'")
        .contains("Say --format csv or --format ndjson")
        .contains("--map: sales has no field 'prize'; its fields are timestamp, id, product_id")
        .contains("--set: sales has no field 'prize'")
        .contains(
            "There is no stream 'purchases'; the streams are stock_quotes, sales, user_events,"
                + " financial_metrics.");
  }

  @Test
  void storesNothingInADryRun() throws Exception {
    String file = file("quotes.csv", HEADER + GOOD + "nonsense\n");

    assertThat(run(file, Stream.STOCK_QUOTES, "--dry-run")).isEqualTo(1);

    assertThat(out.toString().strip()).isEqualTo("2 lines: 1 good, none stored, 1 bad.");
    assertThat(stored(Stream.STOCK_QUOTES)).isEmpty();
  }

  @Test
  void findsTheRowThatTheDatabaseRefuses() throws Exception {
    try (Connection connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE sales ADD CHECK (product_id <> 'refused')");
    }
    List<StreamRecord> records = new Samples(9).records(Stream.SALES, 700);
    List<String> lines = new ArrayList<>(ndjson(records).lines().toList());
    lines.set(416, lines.get(416).replaceFirst("\"P-[0-9]+\"", "\"refused\""));

    assertThat(run(file("sales.ndjson", String.join("\n", lines)), Stream.SALES)).isEqualTo(1);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("sales.ndjson:417: the database refused it: ");
    assertThat(stored(Stream.SALES)).hasSize(699);
  }

  @Test
  void readsStandardInput() throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream((HEADER + GOOD).getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(run("-", Stream.STOCK_QUOTES, "--format", "csv")).isZero();
    } finally {
      System.setIn(before);
    }
    assertThat(stored(Stream.STOCK_QUOTES)).hasSize(1);
  }

  @Test
  void endsWhereAFileCannotBeReadAnyFurther() throws Exception {
    String open = file("open.csv", HEADER + GOOD + "\"" + GOOD.repeat(40_000));
    Path latin = folder.resolve("latin.csv");
    Files.writeString(latin, HEADER + GOOD + "Köln", StandardCharsets.ISO_8859_1);

    assertThat(run(open, Stream.STOCK_QUOTES)).isEqualTo(1);
    assertThat(run(latin.toString(), Stream.STOCK_QUOTES)).isEqualTo(1);

    assertThat(err.toString())
        .contains("open.csv:3: cannot be read from about here on: ")
        .contains("is a quote left open?")
        .contains("latin.csv cannot be read: it is not UTF-8");
    assertThat(stored(Stream.STOCK_QUOTES)).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void needsTheFieldsThatTheRulesNeed(Stream stream) {
    ImportedRecords records = new ImportedRecords(stream);
    Map<String, String> full = fields(stream, new Samples(1).records(stream, 1).getFirst());
    for (String name : records.fields()) {
      Map<String, String> without = new HashMap<>(full);
      without.remove(name);
      if (CsvRows.needed(stream).contains(name)) {
        assertThatThrownBy(() -> records.make(1, without))
            .isInstanceOf(InvalidRecordException.class)
            .hasMessage(name + " is missing");
      } else {
        assertThatCode(() -> records.make(1, without)).doesNotThrowAnyException();
      }
    }
  }

  private static Map<String, String> fields(Stream stream, StreamRecord record) {
    ImportedRecords records = new ImportedRecords(stream);
    List<String> names = List.copyOf(records.fields());
    List<String> cells = cells(stream, record);
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (!cells.get(i).isEmpty()) {
        fields.put(names.get(i), records.json(names.get(i), cells.get(i)));
      }
    }
    return fields;
  }

  private List<StreamRecord> stored(Stream stream) {
    List<StreamRecord> records = new ArrayList<>();
    new RecordReader(database).pages(stream, ALL, 1_000).forEachRemaining(records::addAll);
    return records;
  }

  private static String csv(Stream stream, List<StreamRecord> records) throws IOException {
    StringBuilder text = new StringBuilder();
    CSVFormat.RFC4180.printRecord(text, RecordTable.of(stream).columns().keySet().toArray());
    for (StreamRecord record : records) {
      CSVFormat.RFC4180.printRecord(text, cells(stream, record).toArray());
    }
    return text.toString();
  }

  private static List<String> cells(Stream stream, StreamRecord record) {
    return RecordTable.of(stream).values(record).stream().map(ImportTest::cell).toList();
  }

  private static String cell(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case OffsetDateTime time -> time.toInstant().toString();
      case BigDecimal exact -> exact.toPlainString();
      default -> value.toString();
    };
  }

  private static String ndjson(List<StreamRecord> records) {
    return records.stream()
        .map(record -> new String(RecordCodec.encode(record), StandardCharsets.UTF_8) + "\n")
        .collect(Collectors.joining());
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String compressed(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream bytes = new GZIPOutputStream(Files.newOutputStream(file))) {
      bytes.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file.toString();
  }

  private int run(String file, Stream stream, String... more) {
    List<String> args = new ArrayList<>(List.of("import", file, "--stream", stream.id()));
    args.addAll(List.of(more));
    return admin(args.toArray(String[]::new));
  }

  private int admin(String... args) {
    return AdminApplication.run(
        Map.of("database.url", url), new PrintWriter(out, true), new PrintWriter(err, true), args);
  }
}
