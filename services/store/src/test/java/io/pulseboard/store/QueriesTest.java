package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.testing.Samples;
import io.pulseboard.testing.TestServers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QueriesTest {

  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Comparator<StreamRecord> NEWEST_FIRST =
      Comparator.comparing(StreamRecord::timestamp)
          .thenComparing(record -> record.id().toString())
          .reversed();

  private static Database database;
  private static List<Sale> sales;

  @BeforeAll
  static void fill() {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    Samples samples = new Samples(7);
    sales = samples.records(Stream.SALES, 250).stream().map(Sale.class::cast).toList();
    RecordWriter writer = new RecordWriter(database);
    writer.write(Stream.SALES, sales);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void pagesThroughAListWithoutGapOrRepetition() {
    SaleQueries queries = new SaleQueries(database);
    List<Sale> seen = new ArrayList<>();
    String cursor = null;
    do {
      Page<Sale> page = queries.sales(new Filter(), slice(FIRST, LAST, 40, cursor));
      seen.addAll(page.data());
      cursor = page.next();
    } while (cursor != null);

    assertThat(seen).containsExactlyElementsOf(sales.stream().sorted(NEWEST_FIRST).toList());
  }

  @Test
  void takesFromInclusiveAndToExclusive() {
    List<Sale> sorted = sales.stream().sorted(NEWEST_FIRST).toList();
    Instant from = sorted.get(200).timestamp();
    Instant to = sorted.get(100).timestamp();

    assertThat(new SaleQueries(database).sales(new Filter(), slice(from, to, 1000, null)).data())
        .containsExactlyElementsOf(
            sorted.stream()
                .filter(sale -> !sale.timestamp().isBefore(from) && sale.timestamp().isBefore(to))
                .toList());
  }

  @Test
  void givesNoNextAfterTheLastPage() {
    assertThat(new SaleQueries(database).sales(new Filter(), slice(FIRST, LAST, 250, null)).next())
        .isNull();
    assertThat(new SaleQueries(database).sales(new Filter(), slice(LAST, LAST, 10, null)))
        .isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void refusesACursorThatIsNone() {
    assertThatThrownBy(() -> slice(FIRST, LAST, 10, "not a cursor"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Slice slice(Instant from, Instant to, int limit, @Nullable String cursor) {
    return new Slice(from, to, limit, cursor);
  }
}
