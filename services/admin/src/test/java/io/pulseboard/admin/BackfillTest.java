package io.pulseboard.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.Rate;
import io.pulseboard.store.Backfills;
import io.pulseboard.store.Database;
import io.pulseboard.store.DatabaseSettings;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import io.pulseboard.store.Schema;
import io.pulseboard.testing.TestServers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackfillTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");
  private static final Instant UNTIL = Instant.parse("2026-03-05T15:30:00Z");
  private static final int DAYS = 4;

  private final String url = TestServers.newDatabase();
  private Database database;

  /** What a day of a stream holds: records, and the sum of something exact in them. */
  private record Content(long records, BigDecimal sum) {}

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(url, 6);
    database = new Database(settings);
    new Schema(database, settings).migrate();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void writesTheHistoryOnceHoweverOftenItIsRun() throws Exception {
    Backfill.Outcome first = backfill("6/m").run(FIRST, UNTIL, 2);
    Backfill.Outcome second = backfill("6/m").run(FIRST, UNTIL, 2);

    assertThat(first.known()).isZero();
    assertThat(first.stored()).isEqualTo(stored());
    assertThat(second).isEqualTo(new Backfill.Outcome(0, 0, DAYS * Stream.values().length, 0));
    assertComplete("6/m");
  }

  @Test
  void goesOnWithTodayWhereItStood() throws Exception {
    backfill("6/m").run(FIRST, UNTIL, 2);
    long before = stored();

    Backfill.Outcome outcome = backfill("6/m").run(FIRST, UNTIL.plus(Duration.ofHours(3)), 2);

    assertThat(outcome.filled()).isEqualTo((DAYS - 1) * Stream.values().length);
    assertThat(outcome.stored()).isPositive().isEqualTo(stored() - before);
    assertComplete("6/m");
  }

  @Test
  void endsADayAsItWasBegun() throws Exception {
    Backfills backfills = new Backfills(database);
    settings("6/m")
        .forEach((stream, begun) -> backfills.begin(stream, FIRST, begun.toString(), UNTIL));

    backfill("1/s").run(FIRST, FIRST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), 1);

    assertComplete("6/m");
  }

  @Test
  void isCompleteWhenItWasKilledInTheMiddleAndRunAgain() throws Exception {
    String[] command = {
      "backfill",
      "--days",
      "2",
      "--seed",
      "7",
      "--round-the-clock",
      "--rate",
      "stock_quotes=2/s",
      "--rate",
      "sales=2/s",
      "--rate",
      "user_events=2/s",
      "--rate",
      "financial_metrics=2/s"
    };
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AdminApplication.class.getName())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.command().addAll(List.of(command));
    builder.environment().put("DATABASE_URL", url);
    Process killed = builder.start();
    await().atMost(Duration.ofMinutes(2)).until(() -> stored() > 300_000 || !killed.isAlive());

    killed.destroyForcibly().waitFor();

    assertThat(number("SELECT count(*) FROM backfilled_days WHERE NOT finished")).isPositive();
    StringWriter err = new StringWriter();
    int exit =
        AdminApplication.run(
            Map.of("database.url", url),
            new PrintWriter(StringWriter.nullWriter()),
            new PrintWriter(err, true),
            command);
    assertThat(err.toString()).isEmpty();
    assertThat(exit).isZero();
    assertComplete("2/s", 7);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(run("backfill")).isEqualTo(2);
    assertThat(run("backfill", "--days", "0")).isEqualTo(2);
    assertThat(run("backfill", "--days", "1", "--rate", "weather=1/s")).isEqualTo(2);
    assertThat(run("backfill", "--days", "1", "--rate", "sales=max")).isEqualTo(2);
    assertThat(run("backfill", "--days", "1", "--rate", "sales=often")).isEqualTo(1);
  }

  private int run(String... arguments) {
    PrintWriter nowhere = new PrintWriter(StringWriter.nullWriter());
    return AdminApplication.run(Map.of("database.url", url), nowhere, nowhere, arguments);
  }

  private Backfill backfill(String rate) {
    return new Backfill(
        new RecordWriter(database), new Rollups(database), new Backfills(database), settings(rate));
  }

  private static Map<Stream, BackfillSettings> settings(String rate) {
    Map<Stream, BackfillSettings> settings = new EnumMap<>(Stream.class);
    for (Stream stream : Stream.values()) {
      settings.put(stream, settings(rate, 1));
    }
    return settings;
  }

  private static BackfillSettings settings(String rate, long seed) {
    return new BackfillSettings(Rate.parse("rate", rate), seed, 0, false);
  }

  private void assertComplete(String rate) {
    assertComplete(rate, 1);
  }

  /** All that is stored is what the model makes, day by day, and the rollups hold the same. */
  private void assertComplete(String rate, long seed) {
    long all = 0;
    for (Stream stream : Stream.values()) {
      for (Filled day : filled(stream)) {
        Iterator<StreamRecord> made =
            settings(rate, seed).history(stream).day(day.date(), day.until());
        Content expected = content(made);
        assertThat(content(stream, day.date())).as("%s of %s", stream, day).isEqualTo(expected);
        assertThat(rolledUp(stream, day.date())).as("%s of %s", stream, day).isEqualTo(expected);
        all += expected.records();
      }
    }
    assertThat(stored()).isEqualTo(all).isPositive();
    assertThat(
            number(
                "SELECT count(*) FROM rollup_changes WHERE minute < now() - INTERVAL '5 minutes'"))
        .isZero();
  }

  private record Filled(LocalDate date, Instant until) {}

  private List<Filled> filled(Stream stream) {
    return database.list(
        "SELECT day, until FROM backfilled_days WHERE stream = ? AND finished",
        statement -> statement.setString(1, stream.id()),
        row ->
            new Filled(
                row.getObject(1, LocalDate.class),
                row.getObject(2, OffsetDateTime.class).toInstant()));
  }

  private static Content content(Iterator<StreamRecord> records) {
    long count = 0;
    BigDecimal sum = BigDecimal.ZERO;
    while (records.hasNext()) {
      count++;
      sum =
          switch (records.next()) {
            case Sale sale -> sum.add(sale.revenue());
            case StockQuote quote -> sum.max(BigDecimal.valueOf(quote.volume()));
            default -> sum;
          };
    }
    return new Content(count, sum.setScale(4));
  }

  private Content content(Stream stream, LocalDate day) {
    String sum =
        switch (stream) {
          case SALES -> "sum(revenue)";
          case STOCK_QUOTES -> "max(volume)";
          case USER_EVENTS, FINANCIAL_METRICS -> "0";
        };
    return read(
        "SELECT count(*), %s FROM %s WHERE timestamp >= ? AND timestamp < ?"
            .formatted(sum, stream.table()),
        day);
  }

  private Content rolledUp(Stream stream, LocalDate day) {
    String sums =
        switch (stream) {
          case SALES -> "sum(orders), sum(revenue) FROM sales_1d";
          case STOCK_QUOTES -> "sum(quotes), max(peak_volume) FROM candles_1d";
          case USER_EVENTS -> "sum(events), 0 FROM events_1d";
          case FINANCIAL_METRICS -> "sum(metrics), 0 FROM financials_1d";
        };
    return read("SELECT " + sums + " WHERE bucket >= ? AND bucket < ?", day);
  }

  private Content read(String sql, LocalDate day) {
    return database
        .list(
            sql,
            statement -> {
              statement.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
              statement.setObject(2, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
            },
            row -> {
              BigDecimal sum = row.getBigDecimal(2);
              return new Content(row.getLong(1), (sum == null ? BigDecimal.ZERO : sum).setScale(4));
            })
        .getFirst();
  }

  private long stored() {
    long all = 0;
    for (Stream stream : Stream.values()) {
      all += number("SELECT count(*) FROM " + stream.table());
    }
    return all;
  }

  private long number(String sql) {
    return database.list(sql, _ -> {}, row -> row.getLong(1)).getFirst();
  }
}
