package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.History;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.Rate;
import io.pulseboard.store.Database;
import io.pulseboard.store.RecordWriter;
import io.pulseboard.store.Rollups;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Simulated records of the past for reads to find: of 500 symbols, in New York's hours. */
public final class StoredHistory {

  /** When the history ends, in the middle of a trading day. */
  public static final Instant END = Instant.parse("2026-11-20T18:00:00Z");

  private static final int DAYS = 400;
  private static final int EXTRA_SYMBOLS = 440;
  private static final int BATCH = 5_000;
  private static final int OTHERS_SHARE = 50;
  private static final int DAYS_BETWEEN_ROLLUPS = 10;

  private final Database database;
  private final RecordWriter writer;
  private final Rollups rollups;

  public StoredHistory(Database database) {
    this.database = database;
    this.writer = new RecordWriter(database);
    this.rollups = new Rollups(database);
  }

  /** Whether about so many quotes are there already, within a percent. */
  public boolean isStored(long quotes) {
    long found =
        database
            .list("SELECT coalesce(sum(quotes), 0) FROM candles_1d", _ -> {}, row -> row.getLong(1))
            .getFirst();
    return Math.abs(found - quotes) <= quotes / 100;
  }

  /** Stores about so many quotes, a fiftieth of that of each other stream, and their rollups. */
  public List<Measurement> store(String edition, long quotes) throws Exception {
    double writing = 0;
    double rolling = 0;
    long stored = 0;
    for (Stream stream : Stream.values()) {
      History history =
          history(stream, stream == Stream.STOCK_QUOTES ? quotes : quotes / OTHERS_SHARE);
      LocalDate last = LocalDate.ofInstant(END, ZoneOffset.UTC);
      LocalDate first = last.minusDays(DAYS);
      while (!first.isAfter(last)) {
        long started = System.nanoTime();
        stored += write(stream, history, first);
        long written = System.nanoTime();
        rollups.catchUp(stream);
        writing += (written - started) / 1e9;
        rolling += (System.nanoTime() - written) / 1e9;
        first = first.plusDays(DAYS_BETWEEN_ROLLUPS);
        System.err.printf(
            "%s: %,d records stored, %s up to %s%n", edition, stored, stream.id(), first);
      }
    }
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("SET statement_timeout = 0");
      statement.execute("VACUUM (ANALYZE)");
    }
    return List.of(
        Measurement.alone(edition + ": history stored", (double) stored, "records"),
        Measurement.alone(
            edition + ": written by two threads", (double) stored / writing, "records/s"),
        Measurement.alone(edition + ": rolled up by one", (double) stored / rolling, "records/s"));
  }

  /** At the rate that gives so many records in all its days. */
  private static History history(Stream stream, long records) {
    MarketCalendar calendar = MarketCalendar.nyse();
    History probe = new History(stream, 1, new Rate(1), EXTRA_SYMBOLS, calendar);
    LocalDate last = LocalDate.ofInstant(END, ZoneOffset.UTC);
    long seconds = 0;
    for (int i = 0; i <= DAYS; i++) {
      seconds += probe.expected(last.minusDays(i), END);
    }
    return new History(
        stream, 1, new Rate((double) records / (double) seconds), EXTRA_SYMBOLS, calendar);
  }

  private long write(Stream stream, History history, LocalDate first) throws Exception {
    long stored = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      List<Callable<Long>> days = new ArrayList<>();
      for (int i = 0; i < DAYS_BETWEEN_ROLLUPS; i++) {
        LocalDate day = first.plusDays(i);
        days.add(() -> write(stream, history.day(day, END)));
      }
      for (Future<Long> day : threads.invokeAll(days)) {
        stored += day.get();
      }
    }
    return stored;
  }

  private long write(Stream stream, Iterator<StreamRecord> records) {
    long stored = 0;
    List<StreamRecord> batch = new ArrayList<>(BATCH);
    while (records.hasNext()) {
      batch.add(records.next());
      if (batch.size() == BATCH || !records.hasNext()) {
        stored += writer.write(stream, batch).cardinality();
        batch.clear();
      }
    }
    return stored;
  }
}
