package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.contracts.FinancialMetric;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.testing.Samples;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a reader owes to whoever reads a long history. */
abstract class RecordReaderContract {

  private static final TimeRange ALL =
      new TimeRange(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));
  private static final Comparator<StreamRecord> OLDEST_FIRST =
      Comparator.comparing(StreamRecord::timestamp).thenComparing(record -> record.id().toString());

  private final Samples samples = new Samples(11);
  private Database database;
  private RecordReader reader;

  abstract String newDatabase();

  @BeforeEach
  void lay() {
    // One connection: a page that kept it would stop all that follows.
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 1);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    reader = new RecordReader(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void readsAStreamInPagesWithoutGapOrRepetition(Stream stream) {
    List<StreamRecord> stored = store(stream, 250);

    List<Integer> sizes = new ArrayList<>();
    List<StreamRecord> read = new ArrayList<>();
    reader
        .pages(stream, ALL, 100)
        .forEachRemaining(page -> {
          sizes.add(page.size());
          read.addAll(page);
        });

    assertThat(sizes).containsExactly(100, 100, 50);
    assertThat(read).usingRecursiveComparison().isEqualTo(stored);
  }

  @ParameterizedTest
  @EnumSource(Stream.class)
  void givesTheLatestOfEachKeyOrTheLast(Stream stream) {
    List<StreamRecord> stored = store(stream, 250);
    Map<String, StreamRecord> latest = new HashMap<>();
    stored.forEach(record -> latest.put(String.valueOf(record.key()), record));
    List<StreamRecord> expected =
        stream.keyed()
            ? latest.values().stream().sorted(OLDEST_FIRST).toList()
            : stored.subList(150, 250);

    assertThat(reader.latest(stream, 100)).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void findsTheLatestOfAKeyWithSlashesInItsDepartment() {
    FinancialMetric metric =
        new FinancialMetric(
            UUID.randomUUID(),
            Instant.parse("2026-02-01T12:00:00Z"),
            "revenue",
            "R/D/Lab",
            "Product",
            new BigDecimal("10.5"),
            null,
            null,
            null,
            "daily");
    new RecordWriter(database).write(Stream.FINANCIAL_METRICS, List.of(metric));

    assertThat(reader.latest(Stream.FINANCIAL_METRICS, 1))
        .extracting(StreamRecord::key)
        .containsExactly("R/D/Lab/revenue");
  }

  @Test
  void takesFromInclusiveAndToExclusive() {
    List<StreamRecord> stored = store(Stream.STOCK_QUOTES, 50);
    TimeRange range = new TimeRange(stored.get(10).timestamp(), stored.get(30).timestamp());

    assertThat(all(range)).containsExactlyElementsOf(stored.subList(10, 30));
    assertThat(all(new TimeRange(range.from(), range.to().plusNanos(1))))
        .containsExactlyElementsOf(stored.subList(10, 31));
    assertThat(all(new TimeRange(range.from().plusNanos(1), range.to())))
        .containsExactlyElementsOf(stored.subList(11, 30));
    assertThat(all(new TimeRange(range.from(), range.from()))).isEmpty();
  }

  @Test
  void ordersRecordsOfOneInstantByTheirId() {
    List<StreamRecord> same = new ArrayList<>();
    for (StreamRecord record : samples.records(Stream.USER_EVENTS, 30)) {
      same.add(Records.at(record, Instant.parse("2026-02-01T12:00:00Z")));
    }
    new RecordWriter(database).write(Stream.USER_EVENTS, same);

    List<StreamRecord> read = new ArrayList<>();
    reader.pages(Stream.USER_EVENTS, ALL, 7).forEachRemaining(read::addAll);

    assertThat(read).containsExactlyElementsOf(same.stream().sorted(OLDEST_FIRST).toList());
  }

  @Test
  void keepsNothingFromOthersBetweenPages() {
    List<StreamRecord> stored = store(Stream.STOCK_QUOTES, 20);
    Iterator<List<StreamRecord>> pages = reader.pages(Stream.STOCK_QUOTES, ALL, 20);
    assertThat(pages.next()).hasSize(20);

    List<StreamRecord> later = store(Stream.STOCK_QUOTES, 5);

    assertThat(pages.next()).containsExactlyElementsOf(later);
    assertThat(pages.hasNext()).isFalse();
    assertThat(stored).doesNotContainAnyElementsOf(later);
  }

  private List<StreamRecord> store(Stream stream, int count) {
    List<StreamRecord> records = samples.records(stream, count);
    new RecordWriter(database).write(stream, records);
    return records;
  }

  private List<StreamRecord> all(TimeRange range) {
    List<StreamRecord> read = new ArrayList<>();
    reader.pages(Stream.STOCK_QUOTES, range, 15).forEachRemaining(read::addAll);
    return read;
  }
}
