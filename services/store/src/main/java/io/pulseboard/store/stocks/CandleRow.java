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
   * What was traded since the row before, or up to here when there is none. A count that is lower
   * than one before it belongs to another session, which began at zero.
   */
  long traded(@Nullable CandleRow before) {
    long beforeIt =
        before == null || openingVolume < before.closingVolume
            ? openingVolume
            : openingVolume - before.closingVolume;
    long within =
        closingVolume >= peakVolume
            ? closingVolume - openingVolume
            : peakVolume - openingVolume + closingVolume;
    return beforeIt + within;
  }
}
