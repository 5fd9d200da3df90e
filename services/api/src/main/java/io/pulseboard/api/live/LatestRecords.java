package io.pulseboard.api.live;

import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The latest record per key by event time, or the last hundred that came of a channel without keys.
 * Guarded by the feed's lock.
 */
final class LatestRecords {

  private static final int MOST_WITHOUT_KEYS = 100;

  /** A record, and the position of the entry that it came in. */
  private record Held(long position, LiveRecord record) {}

  /** By key, or by number when there are none; those that changed last are at the end. */
  private final LinkedHashMap<Object, Held> records = new LinkedHashMap<>();

  private long number;

  void clear() {
    records.clear();
  }

  void take(long position, LiveRecord record) {
    if (record.key() == null) {
      records.putLast(number++, new Held(position, record));
      if (records.size() > MOST_WITHOUT_KEYS) {
        records.pollFirstEntry();
      }
      return;
    }
    Held held = records.get(record.key());
    if (held == null || record.timestampMicros() >= held.record().timestampMicros()) {
      records.putLast(record.key(), new Held(position, record));
    }
  }

  /** The texts of those that came after a position, oldest first. */
  List<byte[]> texts(long after, Keys keys) {
    List<byte[]> newestFirst = new ArrayList<>();
    for (Held held : records.sequencedValues().reversed()) {
      if (held.position() <= after) {
        break;
      }
      if (keys.match(held.record())) {
        newestFirst.add(held.record().json());
      }
    }
    return newestFirst.reversed();
  }
}
