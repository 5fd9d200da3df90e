package io.pulseboard.store;

import io.pulseboard.contracts.Stream;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the records of a stream take up in the database. */
@Singleton
public final class StorageSize {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Database database;

  public StorageSize(Database database) {
    this.database = database;
  }

  /**
   * One stream's sizes in bytes, indexes included.
   *
   * @param records how many there are, counted
   * @param bytes of the table, over all chunks where it has some
   * @param rollupBytes of its rollups of all widths
   * @param compression null where nothing is compressed
   */
  public record StreamSize(
      Stream stream,
      long records,
      long bytes,
      long rollupBytes,
      @Nullable Compression compression) {}

  /** What the compressed chunks of a table took up before, and what they take up since. */
  public record Compression(long before, long after) {}

  /**
   * Measures one stream; takes a while on a large table, since its records are counted.
   *
   * @param edition what the schema was laid for
   * @throws DatabaseUnavailableException when the database fails
   */
  public StreamSize of(Stream stream, Edition edition) {
    long rollups = 0;
    for (RollupLevel level : RollupLevel.of(stream)) {
      rollups +=
          switch (edition) {
            case PLAIN, TIMESCALE_APACHE -> bytes("rolled_" + level.relation(), edition);
            case TIMESCALE_COMMUNITY -> bytes(level.relation(), edition);
          };
    }
    return new StreamSize(
        stream,
        count(stream),
        bytes(stream.table(), edition),
        rollups,
        edition == Edition.TIMESCALE_COMMUNITY ? compression(stream) : null);
  }

  /** A week at a time, so that no statement outlasts its time. */
  private long count(Stream stream) {
    List<Instant> weeks =
        database.list(
            """
            SELECT generate_series(date_bin('7 days', min(timestamp), '2000-01-01Z'), max(timestamp), INTERVAL '7 days')
            FROM %s
            """
                .formatted(stream.table()),
            _ -> {},
            row -> Database.instant(row, 1));
    long records = 0;
    for (Instant week : weeks) {
      records +=
          database
              .list(
                  "SELECT count(*) FROM %s WHERE timestamp >= ? AND timestamp < ?"
                      .formatted(stream.table()),
                  statement -> {
                    statement.setObject(1, week.atOffset(ZoneOffset.UTC));
                    statement.setObject(2, week.plus(WEEK).atOffset(ZoneOffset.UTC));
                  },
                  row -> row.getLong(1))
              .getFirst();
    }
    return records;
  }

  /** The size of a hypertable is NULL where the relation is a table like any other. */
  private long bytes(String relation, Edition edition) {
    String sql =
        switch (edition) {
          case PLAIN -> "SELECT pg_total_relation_size('%1$s')";
          case TIMESCALE_APACHE, TIMESCALE_COMMUNITY ->
              "SELECT coalesce(hypertable_size('%1$s'), pg_total_relation_size('%1$s'))";
        };
    return database.list(sql.formatted(relation), _ -> {}, row -> row.getLong(1)).getFirst();
  }

  private @Nullable Compression compression(Stream stream) {
    return database
        .list(
            """
            SELECT before_compression_total_bytes, after_compression_total_bytes
            FROM hypertable_columnstore_stats('%s')
            WHERE number_compressed_chunks > 0
            """
                .formatted(stream.table()),
            _ -> {},
            row -> new Compression(row.getLong(1), row.getLong(2)))
        .stream()
        .findFirst()
        .orElse(null);
  }
}
