package io.pulseboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.pulseboard.store.Cover.Piece;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class CoverTest {

  private static final Instant START = Instant.parse("2025-12-30T22:58:59.5Z");
  private static final long TWO_MONTHS = 60L * 86_400_000_000L;

  @Property
  void tilesAnyRangeWithoutGapOrOverlap(
      @ForAll @LongRange(max = TWO_MONTHS) long offset,
      @ForAll @LongRange(max = TWO_MONTHS) long length) {
    TimeRange range = range(offset, length);

    List<Piece> pieces = Cover.of(range).pieces();

    Instant end = range.from();
    for (Piece piece : pieces) {
      assertThat(piece.range().from()).isEqualTo(end);
      piece
          .buckets()
          .ifPresent(
              interval -> assertThat(interval.whole(piece.range())).isEqualTo(piece.range()));
      end = piece.range().to();
    }
    assertThat(end).isEqualTo(range.to());
    assertThat(pieces).hasSizeBetween(1, 7);
  }

  @Property
  void readsFewBucketsOfEachWidth(
      @ForAll @LongRange(max = TWO_MONTHS) long offset,
      @ForAll @LongRange(max = TWO_MONTHS) long length) {
    for (Piece piece : Cover.of(range(offset, length)).pieces()) {
      long most = piece.buckets().map(CoverTest::most).orElse(2L);
      Interval unit = piece.buckets().orElse(Interval.ONE_MINUTE);

      assertThat(ChronoUnit.MICROS.between(piece.range().from(), piece.range().to()))
          .isLessThanOrEqualTo(most * unit.width().toMillis() * 1_000);
    }
  }

  @Property
  void putsATimeIntoTheBucketThatHoldsIt(
      @ForAll Interval interval, @ForAll @LongRange(max = TWO_MONTHS) long offset) {
    Instant time = START.plus(offset, ChronoUnit.MICROS);

    assertThat(time).isBetween(interval.floor(time), interval.floor(time).plus(interval.width()));
    assertThat(interval.ceil(time)).isBetween(time, time.plus(interval.width()));
    assertThat(Interval.of(interval.text())).isEqualTo(Optional.of(interval));
  }

  /** Days may be any number; of the finer ones fewer than make the next. */
  private static long most(Interval interval) {
    return switch (interval) {
      case ONE_DAY -> Long.MAX_VALUE / Interval.ONE_DAY.width().toNanos();
      case ONE_HOUR -> 47;
      default -> 119;
    };
  }

  private static TimeRange range(long offset, long length) {
    Instant from = START.plus(offset, ChronoUnit.MICROS);
    return new TimeRange(from, from.plus(length, ChronoUnit.MICROS));
  }
}
