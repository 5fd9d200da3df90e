package io.pulseboard.worker;

import io.micrometer.core.instrument.Counter;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveLogUnavailableException;
import io.pulseboard.livelog.LiveLogWriter;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends one stream's stored records to its live log. While Redis is away it holds, bounded, what
 * a client needs most: the latest record per key or the newest hundred; the rest is counted as
 * skipped. For one thread.
 */
final class LiveForwarder {

  private static final Logger LOG = LoggerFactory.getLogger(LiveForwarder.class);
  private static final int MOST_HELD_UNKEYED = 100;
  private static final int MOST_HELD_KEYS = 100_000;

  private final LiveLogWriter liveLog;
  private final Stream stream;
  private final Counter skipped;
  private final Map<String, LiveRecord> heldByKey = new LinkedHashMap<>();
  private final Deque<LiveRecord> heldUnkeyed = new ArrayDeque<>();
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
    List<LiveRecord> due = new ArrayList<>(heldByKey.size() + heldUnkeyed.size() + records.size());
    due.addAll(heldByKey.values());
    due.addAll(heldUnkeyed);
    due.addAll(records);
    if (due.isEmpty()) {
      return;
    }
    try {
      liveLog.append(stream, due);
      heldByKey.clear();
      heldUnkeyed.clear();
      if (away) {
        LOG.info("appending to the live log of {} again", stream.id());
        away = false;
      }
    } catch (LiveLogUnavailableException unavailable) {
      if (!away) {
        LOG.warn("storing {} without the live log: {}", stream.id(), unavailable.getMessage());
        away = true;
      }
      records.forEach(this::hold);
    }
  }

  private void hold(LiveRecord record) {
    if (record.key() == null) {
      heldUnkeyed.addLast(record);
      if (heldUnkeyed.size() > MOST_HELD_UNKEYED) {
        heldUnkeyed.removeFirst();
        skipped.increment();
      }
      return;
    }
    LiveRecord held = heldByKey.get(record.key());
    boolean superseded = held != null || heldByKey.size() >= MOST_HELD_KEYS;
    if (superseded) {
      skipped.increment();
    }
    if (held == null ? !superseded : record.timestampMicros() >= held.timestampMicros()) {
      heldByKey.put(record.key(), record);
    }
  }
}
