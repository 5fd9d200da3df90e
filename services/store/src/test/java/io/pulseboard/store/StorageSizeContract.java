package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.Stream;
import io.pulseboard.store.StorageSize.StreamSize;
import io.pulseboard.testing.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the sizes of a database's streams have to show. */
abstract class StorageSizeContract {

  private static final int RECORDS = 20_000;

  private Database database;
  private Edition edition;

  abstract String newDatabase();

  @BeforeEach
  void lay() {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 1);
    database = new Database(settings);
    Schema schema = new Schema(database, settings);
    schema.migrate();
    edition = schema.edition();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void growWithTheRecordsAndTheirRollups(Stream stream) throws InterruptedException {
    StorageSize sizes = new StorageSize(database);
    StreamSize empty = sizes.of(stream, edition);

    new RecordWriter(database).write(stream, new Samples(4).records(stream, RECORDS));
    new Rollups(database).catchUp(stream);
    StreamSize full = sizes.of(stream, edition);

    assertThat(empty.records()).isZero();
    assertThat(full.records()).isEqualTo(RECORDS);
    assertThat(full.bytes() - empty.bytes()).isGreaterThan(RECORDS * 50L);
    assertThat(full.rollupBytes()).isGreaterThan(empty.rollupBytes());
  }

  @Test
  void tellNothingOfCompressionWhereThereIsNone() {
    assertThat(new StorageSize(database).of(Stream.SALES, edition).compression()).isNull();
  }
}
