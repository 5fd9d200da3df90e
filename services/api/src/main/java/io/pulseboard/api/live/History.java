package io.pulseboard.api.live;

import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The newest entries of a log, as many as a bound on their bytes allows. A position counts the
 * entries that came before it, so that position {@code p} is where a reader stands after entry
 * {@code p}. Not safe for threads.
 */
final class History {

  private static final int OVERHEAD_PER_RECORD = 64;
  private static final int SMALLEST_RING = 1_024;

  private final long maxBytes;
  private LiveEntry[] entries = new LiveEntry[SMALLEST_RING];
  private long[] bytesUpTo = new long[SMALLEST_RING];
  private long start;
  private long head;
  private long bytesBefore;
  private long records;

  History(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** The position before the oldest entry that is held. */
  long start() {
    return start;
  }

  /** The position after the newest entry. */
  long head() {
    return head;
  }

  /** Lets go of all entries; positions go on. */
  void clear() {
    while (start < head) {
      evict();
    }
  }

  void add(LiveEntry entry) {
    if (head - start == entries.length) {
      grow();
    }
    long bytes = bytesUpTo(head);
    head++;
    int slot = slot(head);
    entries[slot] = entry;
    bytesUpTo[slot] = bytes + size(entry);
    records += entry.records().size();
    while (bytesUpTo[slot] - bytesBefore > maxBytes && start < head - 1) {
      evict();
    }
  }

  /** The entry that leads to a position, from {@code start + 1} to {@code head}. */
  LiveEntry entry(long position) {
    return entries[slot(position)];
  }

  /** The entries between two positions. */
  List<LiveEntry> entries(long from, long to) {
    List<LiveEntry> between = new ArrayList<>((int) (to - from));
    for (long position = from + 1; position <= to; position++) {
      between.add(entry(position));
    }
    return between;
  }

  /** The bytes of all entries ever, up to a position that is held. */
  long bytesUpTo(long position) {
    return position == start ? bytesBefore : bytesUpTo[slot(position)];
  }

  /** How many records it was ever given. */
  long records() {
    return records;
  }

  /** The position after the last entry whose offset is not later; {@code start} when none is. */
  long find(String offset) {
    long low = start;
    long high = head;
    while (low < high) {
      long middle = (low + high + 1) >>> 1;
      if (Offsets.compare(entry(middle).offset(), offset) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  static long size(LiveEntry entry) {
    long size = 0;
    for (LiveRecord record : entry.records()) {
      size += record.json().length + OVERHEAD_PER_RECORD;
    }
    return size;
  }

  private void evict() {
    start++;
    int slot = slot(start);
    bytesBefore = bytesUpTo[slot];
    Arrays.fill(entries, slot, slot + 1, null);
  }

  private void grow() {
    LiveEntry[] oldEntries = entries;
    long[] oldBytes = bytesUpTo;
    int oldMask = oldEntries.length - 1;
    entries = new LiveEntry[oldEntries.length * 2];
    bytesUpTo = new long[entries.length];
    for (long position = start + 1; position <= head; position++) {
      int from = (int) position & oldMask;
      entries[slot(position)] = oldEntries[from];
      bytesUpTo[slot(position)] = oldBytes[from];
    }
  }

  private int slot(long position) {
    return (int) position & (entries.length - 1);
  }
}
