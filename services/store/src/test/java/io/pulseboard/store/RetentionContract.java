package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds of retention wherever the worker does it. */
abstract class RetentionContract {

  private static final Instant FIRST_DAY = Instant.parse("2026-01-01T00:00:00Z");
  private static final int DAYS = 60;
  private static final int PER_DAY = 4;

  private Database database;
  private RecordWriter writer;
  private Rollups rollups;
  private Retention retention;

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 4);
    database = new Database(settings);
    Schema schema = new Schema(database, settings);
    schema.migrate();
    writer = new RecordWriter(database);
    rollups = new Rollups(database);
    Duration month = Duration.ofDays(30);
    retention =
        new Retention(
            database,
            schema,
            new RetentionSettings(month, month, month, Duration.ZERO),
            Clock.fixed(FIRST_DAY.plus(Duration.ofDays(DAYS)), ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void dropsWhatIsPastItsPeriodAndKeepsItsRollups() throws Exception {
    writeAllDays();
    rollups.catchUp(Stream.USER_EVENTS);
    hush();

    dropUntilOldestIsAfter(FIRST_DAY.plus(Duration.ofDays(22)));

    assertThat(oldest()).isBeforeOrEqualTo(FIRST_DAY.plus(Duration.ofDays(31)));
    assertThat(number("SELECT sum(events) FROM events_1d")).isEqualTo(DAYS * PER_DAY);
    assertThat(number("SELECT sum(events) FROM events_1m")).isEqualTo(DAYS * PER_DAY);
  }

  @Test
  void refusesARecordOfADayThatIsGoneEvenOneThatWasStored() throws Exception {
    List<StreamRecord> records = writeAllDays();
    rollups.catchUp(Stream.USER_EVENTS);
    hush();
    dropUntilOldestIsAfter(FIRST_DAY);

    assertThatThrownBy(() -> writer.write(Stream.USER_EVENTS, records.subList(0, 1)))
        .isInstanceOf(RowRefusedException.class)
        .hasMessage(
            "the records of user_events of 2026-01-01 were rolled up and dropped by retention");
    assertThat(number("SELECT sum(events) FROM events_1d")).isEqualTo(DAYS * PER_DAY);
  }

  @Test
  void waitsForWhoWasWritingAndCountsWhatTheyWrote() throws Exception {
    writeAllDays();
    rollups.catchUp(Stream.USER_EVENTS);
    hush();
    try (Connection other = database.connection()) {
      other.setAutoCommit(false);
      insert(other, "2026-01-01T12:00:00Z");

      dropAll();

      assertThat(oldest()).isEqualTo(FIRST_DAY);
      other.commit();
    }
    assertThat(retention.drop(Stream.USER_EVENTS)).isFalse();
    rollups.catchUp(Stream.USER_EVENTS);
    dropUntilOldestIsAfter(FIRST_DAY);

    assertThat(number("SELECT sum(events) FROM events_1d")).isEqualTo(DAYS * PER_DAY + 1);
  }

  @Test
  void keepsDaysThatWereWrittenToOfLateLongerWhenABackfillIsNotFinished() throws Exception {
    writeAllDays();
    rollups.catchUp(Stream.USER_EVENTS);

    dropAll();
    assertThat(oldest()).isEqualTo(FIRST_DAY);

    hush();
    execute(
        "INSERT INTO backfilled_days VALUES ('user_events', '2026-01-01', '', '2026-01-02Z', false)");
    dropAll();
    assertThat(oldest()).isEqualTo(FIRST_DAY);

    execute("UPDATE rolled_days SET rolled_at = rolled_at - INTERVAL '1 day'");
    dropUntilOldestIsAfter(FIRST_DAY);
  }

  @Test
  void keepsEverythingOfAStreamWithoutAPeriod() throws Exception {
    Samples samples = new Samples(1);
    writer.write(Stream.FINANCIAL_METRICS, samples.records(Stream.FINANCIAL_METRICS, 10));
    rollups.catchUp(Stream.FINANCIAL_METRICS);
    hush();

    assertThat(retention.drop(Stream.FINANCIAL_METRICS)).isFalse();
    assertThat(number("SELECT count(*) FROM financial_metrics")).isEqualTo(10);
  }

  private List<StreamRecord> writeAllDays() {
    Samples samples = new Samples(1);
    List<StreamRecord> records = new ArrayList<>();
    for (int i = 0; i < DAYS * PER_DAY; i++) {
      Instant at = FIRST_DAY.plus(Duration.ofHours(i * (24L / PER_DAY)));
      records.add(Records.at(samples.userEvent(), at));
    }
    writer.write(Stream.USER_EVENTS, records);
    return records;
  }

  /**
   * A day is dropped when all transactions have ended that began before it was closed, and on a
   * shared server others have some too, such as those of autovacuum.
   */
  private void dropUntilOldestIsAfter(Instant time) {
    await()
        .until(() -> {
          dropAll();
          return oldest().isAfter(time);
        });
  }

  private void dropAll() {
    int idle = 0;
    while (idle < 5) {
      idle = retention.drop(Stream.USER_EVENTS) ? 0 : idle + 1;
    }
  }

  /** As if the last record had come long ago. */
  private void hush() {
    execute("UPDATE rolled_days SET rolled_at = rolled_at - INTERVAL '2 hours'");
  }

  private static void insert(Connection connection, String at) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO user_events (timestamp, id, event_type, page, device, browser, country, city)
          VALUES ('%s', gen_random_uuid(), 'click', '/', 'mobile', 'Firefox', 'DE', 'Bonn')
          """
              .formatted(at));
      statement.execute(
          "INSERT INTO rollup_changes VALUES ('user_events', date_bin('1 minute', timestamptz '%s', '2000-01-01Z'))"
              .formatted(at));
    }
  }

  private Instant oldest() {
    return database
        .list("SELECT min(timestamp) FROM user_events", _ -> {}, row -> Database.instant(row, 1))
        .getFirst();
  }

  private long number(String sql) {
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
