package io.pulseboard.bench;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.simulation.Generators;
import io.pulseboard.simulation.MarketCalendar;
import io.pulseboard.simulation.RecordGenerator;
import io.pulseboard.store.Database;
import io.pulseboard.store.RecordWriter;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The batch writer against bare binary COPY of the same rows into the same table with the same
 * commits: once with nothing but new records, once with one batch in ten that holds a record which
 * is there already, and once with such in every batch, which is what the bet on COPY is held
 * against.
 */
final class WriterBench {

  private static final List<Integer> BATCHES = List.of(1_000, 5_000);
  private static final int DOUBLED = 10;
  private static final double GOAL = 0.8;
  private static final double GOAL_WITH_DUPLICATES = 0.6;
  private static final long SEED = 1;
  private static final int EXTRA_SYMBOLS = 440;
  private static final Duration STEP = Duration.ofMillis(10);

  private final String edition;
  private final Database database;
  private final int records;
  private final int rounds;

  /**
   * @param edition of the database, for the names of the figures
   * @param records of one stream to write in a round; a multiple of 50,000
   */
  WriterBench(String edition, Database database, int records, int rounds) {
    this.edition = edition;
    this.database = database;
    this.records = records;
    this.rounds = rounds;
  }

  /** Takes them in turn, once to warm up and then for the medians, and empties the tables. */
  List<Measurement> run() throws SQLException, IOException {
    List<Measurement> measurements = new ArrayList<>();
    for (Stream stream : Stream.values()) {
      List<StreamRecord> fresh = records(stream);
      for (int batch : BATCHES) {
        measurements.addAll(run(stream, batch, fresh));
      }
      truncate(stream);
    }
    return measurements;
  }

  private List<Measurement> run(Stream stream, int batch, List<StreamRecord> fresh)
      throws SQLException, IOException {
    List<StreamRecord> doubled = withDuplicates(fresh, batch, DOUBLED);
    List<StreamRecord> allDoubled = withDuplicates(fresh, batch, 1);
    double[] copied = new double[rounds];
    double[] written = new double[rounds];
    double[] writtenDoubled = new double[rounds];
    double[] writtenAllDoubled = new double[rounds];
    truncate(stream);
    write(stream, batch, fresh);
    List<byte[]> chunks = BareParts.binaryRows(database, stream, records, batch);
    for (int round = -1; round < rounds; round++) {
      truncate(stream);
      double copy = records / BareParts.copySeconds(database, stream, chunks);
      truncate(stream);
      double plain = write(stream, batch, fresh);
      truncate(stream);
      double withDuplicates = write(stream, batch, doubled);
      truncate(stream);
      double withAllDuplicates = write(stream, batch, allDoubled);
      if (round >= 0) {
        copied[round] = copy;
        written[round] = plain;
        writtenDoubled[round] = withDuplicates;
        writtenAllDoubled[round] = withAllDuplicates;
      }
    }
    double bound = Medians.of(copied);
    String name = "%s: write %s by %,d".formatted(edition, stream.id(), batch);
    System.err.printf("%s: done%n", name);
    return List.of(
        Measurement.against(name, Medians.of(written), "records/s", bound, GOAL),
        Measurement.against(
            name + ", duplicates",
            Medians.of(writtenDoubled),
            "records/s",
            bound,
            GOAL_WITH_DUPLICATES),
        Measurement.alone(
            name + ", duplicates in each", Medians.of(writtenAllDoubled), "records/s"));
  }

  private List<StreamRecord> records(Stream stream) {
    RecordGenerator generator =
        Generators.of(stream, SEED, EXTRA_SYMBOLS, MarketCalendar.roundTheClock());
    Instant at = Instant.parse("2026-01-05T15:00:00Z");
    List<StreamRecord> made = new ArrayList<>(records);
    for (int i = 0; i < records; i++) {
      made.add(generator.next(at));
      at = at.plus(STEP);
    }
    return made;
  }

  /**
   * In every {@code every}-th batch but the first, the last record is the first of the one before.
   */
  private static List<StreamRecord> withDuplicates(List<StreamRecord> fresh, int batch, int every) {
    List<StreamRecord> doubled = new ArrayList<>(fresh);
    for (int end = every * batch; end <= doubled.size(); end += every * batch) {
      if (end > batch) {
        doubled.set(end - 1, doubled.get(end - 2 * batch));
      }
    }
    return doubled;
  }

  private double write(Stream stream, int batch, List<StreamRecord> from) {
    RecordWriter writer = new RecordWriter(database);
    long started = System.nanoTime();
    for (int offset = 0; offset < from.size(); offset += batch) {
      writer.write(stream, from.subList(offset, Math.min(from.size(), offset + batch)));
    }
    return from.size() / ((System.nanoTime() - started) / 1e9);
  }

  private void truncate(Stream stream) throws SQLException {
    try (var connection = database.connection();
        Statement statement = connection.createStatement()) {
      statement.execute("TRUNCATE rollup_changes, " + stream.table());
    }
  }
}
