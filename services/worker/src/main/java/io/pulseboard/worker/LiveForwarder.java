package io.pulseboard.worker;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends one stream's stored records to its live log. While Redis is away it holds them, and when
 * they become too many, only what a client needs most: the latest record per key or the newest
 * hundred; the log then says that there is a gap. For one thread.
 */
final class LiveForwarder {

  private static final Logger LOG = LoggerFactory.getLogger(LiveForwarder.class);
  private static final int MOST_HELD = 20_000;
  private static final int MOST_KEPT_UNKEYED = 100;

  private final LiveLogWriter liveLog;
  private final Stream stream;
  private final Counter skipped;
  private List<LiveRecord> held = new ArrayList<>();
  private volatile int heldCount;
  private boolean gap;
  private boolean away;

  LiveForwarder(LiveLogWriter liveLog, Stream stream, Counter skipped) {
    this.liveLog = liveLog;
    this.stream = stream;
    this.skipped = skipped;
  }

  /**
   * Appends what is held back and then {@code records}; holds all of it back when Redis is away.
   */
  void forward(List<LiveRecord> records) {
    held.addAll(records);
    if (!held.isEmpty()) {
      append();
      heldCount = held.size();
    }
  }

  /** How many records are held back now; for any thread. */
  int heldCount() {
    return heldCount;
  }

  private void append() {
    try {
      if (gap) {
        liveLog.appendAfterGap(stream, held);
      } else {
        liveLog.append(stream, held);
      }
      held.clear();
      gap = false;
      if (away) {
        LOG.info("appending to the live log of {} again", stream.id());
        away = false;
      }
    } catch (LiveLogUnavailableException unavailable) {
      if (!away) {
        LOG.warn("storing {} without the live log: {}", stream.id(), unavailable.getMessage());
        away = true;
      }
      if (held.size() > MOST_HELD) {
        skip();
      }
    }
  }

  private void skip() {
    List<LiveRecord> kept = stream.keyed() ? latest() : held;
    int most = stream.keyed() ? MOST_HELD / 2 : MOST_KEPT_UNKEYED;
    kept = new ArrayList<>(kept.subList(Math.max(0, kept.size() - most), kept.size()));
    skipped.increment(held.size() - kept.size());
    held = kept;
    gap = true;
  }

  private List<LiveRecord> latest() {
    Map<String, LiveRecord> latest = new LinkedHashMap<>();
    for (LiveRecord record : held) {
      LiveRecord other = latest.get(record.key());
      if (other == null || record.timestampMicros() >= other.timestampMicros()) {
        // Taken out first, so that the newest stay at the end.
        latest.remove(record.key());
        latest.put(String.valueOf(record.key()), record);
      }
    }
    return new ArrayList<>(latest.values());
  }
}
