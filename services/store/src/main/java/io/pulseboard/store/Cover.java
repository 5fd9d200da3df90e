package io.pulseboard.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A range made up exactly of few pieces: whole days, hours and minutes from the rollups, and single
 * records where it starts or ends within a minute. So a sum over any range is right and reads
 * little.
 */
public final class Cover {

  private static final List<Interval> COARSE_TO_FINE =
      List.of(Interval.ONE_DAY, Interval.ONE_HOUR, Interval.ONE_MINUTE);

  /**
   * A part of the range.
   *
   * @param buckets what it consists of; empty for records
   */
  record Piece(Optional<Interval> buckets, TimeRange range) {}

  private final List<Piece> pieces = new ArrayList<>();

  private Cover(TimeRange range, int finest) {
    add(range.from(), range.to(), finest);
    if (pieces.isEmpty()) {
      pieces.add(new Piece(Optional.empty(), range));
    }
  }

  /** The pieces of a range; an empty one has a piece without anything in it. */
  public static Cover of(TimeRange range) {
    return new Cover(range, 0);
  }

  /** The range as one piece of records, for what the rollups do not know. */
  public static Cover ofRecords(TimeRange range) {
    return new Cover(range, COARSE_TO_FINE.size());
  }

  private void add(Instant from, Instant to, int finest) {
    if (!from.isBefore(to)) {
      return;
    }
    if (finest == COARSE_TO_FINE.size()) {
      pieces.add(new Piece(Optional.empty(), new TimeRange(from, to)));
      return;
    }
    Interval interval = COARSE_TO_FINE.get(finest);
    Instant first = interval.ceil(from);
    Instant end = interval.floor(to);
    if (first.isBefore(end)) {
      add(from, first, finest + 1);
      pieces.add(new Piece(Optional.of(interval), new TimeRange(first, end)));
      add(end, to, finest + 1);
    } else {
      add(from, to, finest + 1);
    }
  }

  List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /**
   * One query for all pieces, joined by UNION ALL.
   *
   * @param records a SELECT over the records, without WHERE
   * @param buckets a SELECT of the same columns over a rollup, without WHERE; its {@code %s} takes
   *     the rollup's level, as in {@code sales_%s}
   */
  public String union(String records, String buckets) {
    return pieces.stream()
        .map(piece ->
            piece
                .buckets()
                .map(interval ->
                    buckets.formatted(interval.level()) + " WHERE bucket >= ? AND bucket < ?")
                .orElse(records + " WHERE timestamp >= ? AND timestamp < ?"))
        .collect(Collectors.joining("\nUNION ALL\n"));
  }

  /** Sets the parameters of {@link #union}, the first at {@code index}; answers the index after. */
  public int bind(PreparedStatement statement, int index) throws SQLException {
    int next = index;
    for (Piece piece : pieces) {
      piece.range().bind(statement, next);
      next += 2;
    }
    return next;
  }
}
