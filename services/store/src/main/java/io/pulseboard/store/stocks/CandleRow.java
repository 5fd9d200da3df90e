package io.pulseboard.store.stocks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of a candle relation. A quote tells the volume of its session so far, so the row keeps the
 * first, the highest and the last of these. That tells one change of session within a bucket.
 */
record CandleRow(
    Instant bucket,
    double open,
    double high,
    double low,
    double close,
    long openingVolume,
    long peakVolume,
    long closingVolume) {

  /**
   * What was traded since the row before, or up to here when there is none. A count that is clearly
   * lower than one before it belongs to another session, which began at zero; one that is a little
   * lower is the same session's, told by another source, and tells of no trade.
   */
  long traded(@Nullable CandleRow before) {
    long within =
        begins(closingVolume, peakVolume)
            ? peakVolume - openingVolume + closingVolume
            : peakVolume - openingVolume;
    if (before == null || begins(openingVolume, before.closingVolume)) {
      return openingVolume + within;
    }
    return Math.max(0, openingVolume - before.closingVolume) + within;
  }

  private static boolean begins(long count, long before) {
    return count < before - before / 8;
  }
}
