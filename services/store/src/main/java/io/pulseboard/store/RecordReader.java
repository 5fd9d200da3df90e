package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import io.pulseboard.contracts.StreamRecord;
import io.pulseboard.store.events.UserEventTable;
import io.pulseboard.store.financials.FinancialMetricTable;
import io.pulseboard.store.sales.SaleTable;
import io.pulseboard.store.stocks.StockQuoteTable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;

/**
 * Reads any stretch of a stream's history, oldest first, a page at a time. Each page is a statement
 * of its own, so however slow its reader is, it holds neither a connection nor a snapshot: records
 * that are stored meanwhile ahead of the reader are read too, those behind it are not.
 */
@Singleton
public final class RecordReader {

  private static final UUID HIGHEST = new UUID(-1, -1);

  private final Database database;

  public RecordReader(Database database) {
    this.database = database;
  }

  /**
   * The records of a range in pages of {@code limit}, the last of them smaller and maybe empty. A
   * page is read when it is asked for, and {@code next} throws {@link DatabaseUnavailableException}
   * when that fails; asked again, it reads the same page.
   */
  public Iterator<List<StreamRecord>> pages(Stream stream, TimeRange range, int limit) {
    return new Pages(stream, range, limit);
  }

  /**
   * The latest record of each key of a keyed stream, or the last {@code most} of another one,
   * oldest first.
   *
   * @throws DatabaseUnavailableException when the database does not answer
   */
  public List<StreamRecord> latest(Stream stream, int most) {
    String ofKey =
        switch (stream) {
          case STOCK_QUOTES -> "symbol = known.key";
          // The department may have slashes of its own, the type has none.
          case FINANCIAL_METRICS ->
              """
              department = regexp_replace(known.key, '/[^/]*$', '')
              AND metric_type = regexp_replace(known.key, '^.*/', '')
              """;
          case SALES, USER_EVENTS -> null;
        };
    return ofKey == null ? last(stream, most) : latestOfEachKey(stream, ofKey);
  }

  private List<StreamRecord> last(Stream stream, int most) {
    return database
        .list(
            "SELECT * FROM %s ORDER BY timestamp DESC, id DESC LIMIT ?".formatted(stream.table()),
            statement -> statement.setInt(1, most),
            row(stream))
        .reversed();
  }

  private List<StreamRecord> latestOfEachKey(Stream stream, String ofKey) {
    return database.list(
        """
        SELECT latest.* FROM record_keys known
        CROSS JOIN LATERAL (
          SELECT * FROM %s WHERE %s
          ORDER BY timestamp DESC, id DESC LIMIT 1
        ) latest
        WHERE known.stream = ?
        ORDER BY latest.timestamp, latest.id
        """
            .formatted(stream.table(), ofKey),
        statement -> statement.setString(1, stream.id()),
        row(stream));
  }

  private final class Pages implements Iterator<List<StreamRecord>> {

    private final Stream stream;
    private final Instant to;
    private final int limit;
    private Position after;
    private boolean ended;

    Pages(Stream stream, TimeRange range, int limit) {
      this.stream = stream;
      this.to = wholeMicros(range.to());
      this.limit = limit;
      this.after = new Position(wholeMicros(range.from()).minus(1, ChronoUnit.MICROS), HIGHEST);
    }

    @Override
    public boolean hasNext() {
      return !ended;
    }

    @Override
    public List<StreamRecord> next() {
      if (ended) {
        throw new NoSuchElementException();
      }
      List<StreamRecord> page = page(stream, after, to, limit);
      ended = page.size() < limit;
      if (!page.isEmpty()) {
        after = new Position(page.getLast().timestamp(), page.getLast().id());
      }
      return page;
    }
  }

  /** The first condition is what TimescaleDB leaves out chunks by. */
  private List<StreamRecord> page(Stream stream, Position after, Instant to, int limit) {
    return database.list(
        """
        SELECT * FROM %s
        WHERE timestamp >= ? AND timestamp < ? AND (timestamp, id) > (?, ?)
        ORDER BY timestamp, id LIMIT ?
        """
            .formatted(stream.table()),
        statement -> {
          statement.setObject(1, after.timestamp().atOffset(ZoneOffset.UTC));
          statement.setObject(2, to.atOffset(ZoneOffset.UTC));
          statement.setObject(3, after.timestamp().atOffset(ZoneOffset.UTC));
          statement.setObject(4, after.id());
          statement.setInt(5, limit);
        },
        row(stream));
  }

  private static Database.Row<StreamRecord> row(Stream stream) {
    return switch (stream) {
      case STOCK_QUOTES -> StockQuoteTable::read;
      case SALES -> SaleTable::read;
      case USER_EVENTS -> UserEventTable::read;
      case FINANCIAL_METRICS -> FinancialMetricTable::read;
    };
  }

  /**
   * The driver rounds what is finer, and a bound that is rounded down lets one record too many in.
   */
  private static Instant wholeMicros(Instant time) {
    Instant floor = time.truncatedTo(ChronoUnit.MICROS);
    return floor.equals(time) ? floor : floor.plus(1, ChronoUnit.MICROS);
  }
}
