package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds of rollups in every edition whose rollups are kept: whatever comes in whatever order,
 * and wherever rolling up stands, a read gives what a computation from all records gives.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RollupsContract {

  private static final int SEEDS = 12;

  private Database database;
  private RecordWriter writer;
  private Rollups rollups;

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeAll
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 6);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    writer = new RecordWriter(database);
    rollups = new Rollups(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void empty() {
    for (Stream stream : Stream.values()) {
      execute("TRUNCATE " + stream.table());
      RollupLevel.of(stream).forEach(level -> execute("TRUNCATE rolled_" + level.relation()));
    }
    execute("TRUNCATE rollup_changes, rolled_days");
  }

  @ParameterizedTest
  @EnumSource
  void equalAFullComputationAfterLateDoubledAndDisorderedRecords(Stream stream) {
    for (int seed = 0; seed < SEEDS; seed++) {
      empty();
      Random random = new Random(seed);
      List<StreamRecord> pending = new ArrayList<>(new Samples(seed).records(stream, 600));
      Collections.shuffle(pending, random);
      List<StreamRecord> stored = new ArrayList<>();
      while (!pending.isEmpty()) {
        List<StreamRecord> batch = take(pending, 1 + random.nextInt(150));
        if (!stored.isEmpty()) {
          batch.add(stored.get(random.nextInt(stored.size())));
        }
        writer.write(stream, batch);
        stored.addAll(batch);
        if (random.nextBoolean()) {
          rollups.rollUp(stream);
        }
        assertRight(stream, "seed " + seed + ", " + pending.size() + " to come");
      }
      rollUpAll(stream);
      assertThat(count("rollup_changes")).isZero();
      assertRight(stream, "seed " + seed + ", all rolled up");
    }
  }

  @ParameterizedTest
  @EnumSource
  void areRightWhileOthersWriteAndRollUp(Stream stream) throws Exception {
    List<StreamRecord> records = new ArrayList<>(new Samples(3).records(stream, 3_000));
    Collections.shuffle(records, new Random(3));
    AtomicBoolean writing = new AtomicBoolean(true);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Void> rolling =
          () -> {
            while (writing.get()) {
              rollups.rollUp(stream);
            }
            return null;
          };
      var rolled = threads.submit(rolling);
      List<Callable<Integer>> writers = new ArrayList<>();
      while (!records.isEmpty()) {
        List<StreamRecord> batch = take(records, 100);
        writers.add(() -> writer.write(stream, batch).cardinality());
      }
      try {
        for (var written : threads.invokeAll(writers)) {
          assertThat(written.get()).isEqualTo(100);
        }
        assertRight(stream, "while rolling up goes on");
      } finally {
        writing.set(false);
      }
      rolled.get();
    }
    rollUpAll(stream);
    assertRight(stream, "afterwards");
  }

  @Test
  void includeTheMinuteThatRunsAndLeaveItForLater() {
    Instant now = Instant.now();
    Samples samples = new Samples(5);
    List<StreamRecord> fresh =
        samples.records(Stream.USER_EVENTS, 3).stream()
            .map(record -> Records.at(record, now))
            .toList();
    writer.write(Stream.USER_EVENTS, fresh.subList(0, 1));
    writer.write(Stream.USER_EVENTS, fresh.subList(1, 2));

    assertThat(rollups.rollUp(Stream.USER_EVENTS)).isEqualTo(OptionalInt.of(0));
    writer.write(Stream.USER_EVENTS, fresh.subList(2, 3));

    assertRight(Stream.USER_EVENTS, "in the minute that runs");
    assertThat(sum("SELECT sum(events) FROM events_1d")).isEqualTo(3);
  }

  @Test
  void condenseTheNotesOfTheMinuteThatRuns() {
    Instant now = Instant.now();
    for (StreamRecord record : new Samples(8).records(Stream.USER_EVENTS, 300)) {
      writer.write(Stream.USER_EVENTS, List.of(Records.at(record, now)));
    }
    assertThat(count("rollup_changes")).isEqualTo(300);

    rollups.rollUp(Stream.USER_EVENTS);

    assertThat(count("rollup_changes")).isEqualTo(1);
    assertThat(sum("SELECT sum(events) FROM events_1h")).isEqualTo(300);
  }

  @Test
  void leaveAStreamToWhoIsAtIt() {
    writer.write(Stream.SALES, new Samples(6).records(Stream.SALES, 10));

    OptionalInt meanwhile =
        database.inTransaction(connection -> {
          StreamLock.take(connection, Stream.SALES);
          return rollups.rollUp(Stream.SALES);
        });

    assertThat(meanwhile).isEmpty();
    assertThat(rollups.rollUp(Stream.SALES).orElseThrow()).isPositive();
  }

  /** Each level against the aggregate of all records under it, made by the base function. */
  private void assertRight(Stream stream, String when) {
    for (RollupLevel level : RollupLevel.of(stream)) {
      assertThat(rows("SELECT * FROM " + level.relation()))
          .as("%s %s", level.relation(), when)
          .containsExactlyInAnyOrderElementsOf(recomputed(stream, level));
    }
  }

  private List<String> recomputed(Stream stream, RollupLevel level) {
    String base = RollupLevel.of(stream).getFirst().relation();
    return rows(
        """
        SELECT bucket, fresh.*
        FROM (SELECT DISTINCT date_bin('%s', timestamp, '2000-01-01Z') AS bucket FROM %s) buckets
        CROSS JOIN LATERAL roll_%s(bucket, bucket + '%s'::interval) fresh
        """
            .formatted(level.width(), stream.table(), base, level.width()));
  }

  private void rollUpAll(Stream stream) {
    while (rollups.rollUp(stream).orElse(1) > 0) {
      // Each pass takes some of what is left.
    }
  }

  private static List<StreamRecord> take(List<StreamRecord> from, int most) {
    List<StreamRecord> head = from.subList(0, Math.min(most, from.size()));
    List<StreamRecord> taken = new ArrayList<>(head);
    head.clear();
    return taken;
  }

  private List<String> rows(String sql) {
    return database.list(sql, _ -> {}, RollupsContract::row);
  }

  /** Sums of floats differ in their last digits by the order of adding. */
  private static String row(ResultSet row) throws SQLException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      text.append(
          row.getMetaData().getColumnName(i).equals("close_sum")
              ? "%.6f".formatted(row.getDouble(i))
              : row.getString(i));
      text.append('|');
    }
    return text.toString();
  }

  private long count(String relation) {
    return sum("SELECT count(*) FROM " + relation);
  }

  private long sum(String sql) {
    return database.list(sql, _ -> {}, row -> row.getLong(1)).getFirst();
  }

  private void execute(String sql) {
    database.inTransaction(connection -> {
      try (Statement statement = connection.createStatement()) {
        return statement.execute(sql);
      }
    });
  }
}
