package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.contracts.UserEvent;
import io.pulseboard.store.events.EventQueries;
import io.pulseboard.store.financials.FinancialQueries;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.stocks.StockQueries;
import io.pulseboard.testing.Samples;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What holds of the writer in every edition. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordWriterContract {

  private static final long SEED = 20_261_120;

  private Database database;
  private RecordWriter writer;
  private Samples samples = new Samples(SEED);

  /** The URL of a fresh database of the edition. */
  abstract String newDatabase();

  @BeforeAll
  void createDatabase() throws Exception {
    DatabaseSettings settings = new DatabaseSettings(newDatabase(), 4);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    try (var connection = database.connection();
        var statement = connection.createStatement()) {
      statement.execute("ALTER TABLE user_events ADD CHECK (page <> '/refused')");
    }
    writer = new RecordWriter(database);
  }

  @AfterAll
  void closeDatabase() {
    database.close();
  }

  @BeforeEach
  void empty() throws Exception {
    samples = new Samples(SEED);
    try (var connection = database.connection();
        var statement = connection.createStatement()) {
      for (Stream stream : Stream.values()) {
        statement.execute("TRUNCATE " + stream.table());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void storesEveryFieldOfARecord(Stream stream) {
    List<StreamRecord> records = samples.records(stream, 200);

    assertThat(writer.write(stream, records).cardinality()).isEqualTo(200);

    assertThat(stored(stream)).containsExactlyInAnyOrderElementsOf(records);
  }

  @ParameterizedTest
  @EnumSource
  void storesARecordOnceHoweverOftenItComes(Stream stream) {
    List<StreamRecord> first = samples.records(stream, 50);
    List<StreamRecord> second = new ArrayList<>(samples.records(stream, 50));
    writer.write(stream, first);
    second.addAll(first);
    second.addAll(second.subList(0, 10));
    Collections.shuffle(second, new Random(SEED));

    int fresh = writer.write(stream, second).cardinality();

    assertThat(fresh).isEqualTo(50);
    assertThat(stored(stream)).hasSize(100);
    assertThat(writer.write(stream, second).cardinality()).isZero();
  }

  @Test
  void saysWhichRecordsOfABatchWereNew() {
    List<StreamRecord> records = samples.records(Stream.SALES, 10);
    writer.write(Stream.SALES, List.of(records.get(3), records.get(7)));

    assertThat(writer.write(Stream.SALES, records).stream().toArray())
        .containsExactly(0, 1, 2, 4, 5, 6, 8, 9);
  }

  @Test
  void storesNothingOfABatchThatHoldsARefusedRow() {
    List<StreamRecord> records = new ArrayList<>(samples.records(Stream.USER_EVENTS, 5));
    records.add(refusedByTheDatabase());

    assertThatThrownBy(() -> writer.write(Stream.USER_EVENTS, records))
        .isInstanceOf(RowRefusedException.class);

    assertThat(stored(Stream.USER_EVENTS)).isEmpty();
    assertThat(writer.write(Stream.USER_EVENTS, records.subList(0, 5)).cardinality()).isEqualTo(5);
  }

  @Test
  void notesTheKeysOfKeyedStreamsOnce() {
    for (Stream stream : Stream.values()) {
      List<StreamRecord> records = samples.records(stream, 100);
      writer.write(stream, records.subList(0, 60));
      writer.write(stream, records);
      new RecordWriter(database).write(stream, samples.records(stream, 20));

      List<String> noted =
          database.list(
              "SELECT key FROM record_keys WHERE stream = ?",
              statement -> statement.setString(1, stream.id()),
              row -> row.getString(1));

      if (stream.keyed()) {
        assertThat(noted)
            .doesNotHaveDuplicates()
            .containsAll(records.stream().map(StreamRecord::key).distinct().toList());
      } else {
        assertThat(noted).isEmpty();
      }
    }
  }

  @Test
  void keepsMoneyExact() {
    Random random = new Random(SEED);
    List<Sale> sales = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      BigDecimal price =
          new BigDecimal(new BigInteger(random.nextInt(1, 60), random), random.nextInt(11));
      sales.add(sale(price, random.nextInt(1, 10)));
    }
    sales.add(sale(new BigDecimal("0.0000000001"), 1));
    sales.add(sale(new BigDecimal("1E+15"), 1));
    sales.add(sale(BigDecimal.ZERO, 1));

    writer.write(Stream.SALES, sales);

    Map<UUID, BigDecimal> expected = new HashMap<>();
    sales.forEach(sale -> expected.put(sale.id(), sale.unitPrice()));
    assertThat(new SaleQueries(database).sales(new Filter(), everything()).data())
        .hasSize(sales.size())
        .allSatisfy(
            sale -> assertThat(sale.unitPrice()).isEqualByComparingTo(expected.get(sale.id())));
  }

  @Test
  void tellsADatabaseThatIsAwayFromARowThatIsRefused() {
    DatabaseSettings nowhere =
        new DatabaseSettings("postgresql://pulseboard:pulseboard@127.0.0.1:1/pulseboard", 1);
    try (Database away = new Database(nowhere)) {
      assertThatThrownBy(
              () -> new RecordWriter(away).write(Stream.SALES, samples.records(Stream.SALES, 1)))
          .isInstanceOf(DatabaseUnavailableException.class);
    }
  }

  private Sale sale(BigDecimal price, int quantity) {
    Sale like = samples.sale();
    return new Sale(
        like.id(),
        like.timestamp(),
        like.productId(),
        like.productName(),
        like.category(),
        like.customerId(),
        like.region(),
        quantity,
        price,
        BigDecimal.ZERO,
        price.multiply(BigDecimal.valueOf(quantity)));
  }

  private UserEvent refusedByTheDatabase() {
    UserEvent like = samples.userEvent();
    return new UserEvent(
        like.id(),
        like.timestamp(),
        like.eventType(),
        like.userId(),
        like.sessionId(),
        "/refused",
        like.device(),
        like.browser(),
        like.country(),
        like.city(),
        like.referrer(),
        like.metadata());
  }

  private static Slice everything() {
    return new Slice(
        Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"), 1000, null);
  }

  private List<StreamRecord> stored(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> List.copyOf(quotes());
      case SALES -> List.copyOf(new SaleQueries(database).sales(new Filter(), everything()).data());
      case USER_EVENTS ->
          List.copyOf(new EventQueries(database).events(new Filter(), everything()).data());
      case FINANCIAL_METRICS ->
          List.copyOf(new FinancialQueries(database).metrics(new Filter(), everything()).data());
    };
  }

  private List<StockQuote> quotes() {
    StockQueries queries = new StockQueries(database);
    return queries.list(null, 0, Instant.now()).stream()
        .flatMap(stock -> queries.quotes(stock.symbol(), everything()).data().stream())
        .toList();
  }
}
