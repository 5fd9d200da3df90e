package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pulseboard.contracts.Sale;
import io.pulseboard.contracts.StockQuote;
import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.sales.SaleQueries;
import io.pulseboard.store.stocks.Stock;
import io.pulseboard.store.stocks.StockQueries;
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
  private static List<StockQuote> quotes;

  @BeforeAll
  static void fill() {
    DatabaseSettings settings = new DatabaseSettings(TestServers.newDatabase(), 2);
    database = new Database(settings);
    new Schema(database, settings).migrate();
    Samples samples = new Samples(7);
    sales = samples.records(Stream.SALES, 250).stream().map(Sale.class::cast).toList();
    quotes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      quotes.add(samples.quote("AAPL"));
      quotes.add(samples.quote("ZZZ.TEST"));
    }
    RecordWriter writer = new RecordWriter(database);
    writer.write(Stream.SALES, sales);
    writer.write(Stream.STOCK_QUOTES, quotes);
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
      Page<Sale> page = queries.sales(slice(FIRST, LAST, 40, cursor));
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

    assertThat(new SaleQueries(database).sales(slice(from, to, 1000, null)).data())
        .containsExactlyElementsOf(
            sorted.stream()
                .filter(sale -> !sale.timestamp().isBefore(from) && sale.timestamp().isBefore(to))
                .toList());
  }

  @Test
  void givesNoNextAfterTheLastPage() {
    assertThat(new SaleQueries(database).sales(slice(FIRST, LAST, 250, null)).next()).isNull();
    assertThat(new SaleQueries(database).sales(slice(LAST, LAST, 10, null)))
        .isEqualTo(new Page<>(List.of(), null));
  }

  @Test
  void refusesACursorThatIsNone() {
    assertThatThrownBy(() -> slice(FIRST, LAST, 10, "not a cursor"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void findsTheLatestQuoteOfEverySymbol() {
    List<Stock> latest = new StockQueries(database).latest();

    assertThat(latest).extracting(Stock::symbol).containsExactly("AAPL", "ZZZ.TEST");
    assertThat(latest).extracting(Stock::company).containsExactly("Apple", null);
    assertThat(latest)
        .extracting(Stock::quote)
        .containsExactly(latestOf("AAPL"), latestOf("ZZZ.TEST"));
  }

  @Test
  void findsOneSymbolsLatestQuoteAndHistory() {
    StockQueries queries = new StockQueries(database);

    assertThat(queries.latest("AAPL").orElseThrow().quote()).isEqualTo(latestOf("AAPL"));
    assertThat(queries.latest("NONE")).isEmpty();
    assertThat(queries.quotes("AAPL", slice(FIRST, LAST, 1000, null)).data())
        .hasSize(40)
        .isSortedAccordingTo(NEWEST_FIRST)
        .allMatch(quote -> quote.symbol().equals("AAPL"));
  }

  private static StockQuote latestOf(String symbol) {
    return quotes.stream()
        .filter(quote -> quote.symbol().equals(symbol))
        .min(NEWEST_FIRST)
        .orElseThrow();
  }

  private static Slice slice(Instant from, Instant to, int limit, @Nullable String cursor) {
    return new Slice(from, to, limit, cursor);
  }
}
