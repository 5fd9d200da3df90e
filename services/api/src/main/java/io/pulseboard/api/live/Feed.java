package io.pulseboard.api.live;

import io.netty.buffer.ByteBuf;
import io.opentelemetry.api.trace.Span;
import io.pulseboard.api.live.Place.Standing;
import io.pulseboard.api.live.SharedFrames.Kind;
import io.pulseboard.api.live.SharedFrames.View;
import io.pulseboard.contracts.Frames;
import io.pulseboard.contracts.Stream;
import io.pulseboard.livelog.LiveEntry;
import io.pulseboard.livelog.LiveLogReader;
import io.pulseboard.livelog.LiveRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One channel in memory: its newest entries, its latest records, and the frames that were made of
 * them. It knows no session: each reads on from its own position, as fast as its socket takes it.
 */
final class Feed {

  private static final int MOST_BYTES_PER_FRAME = 64 * 1024;

  /** What {@link #bytesAfter} says of a position whose next entries are no longer held. */
  static final long GONE = Long.MAX_VALUE;

  private final Stream stream;
  private final ReentrantLock lock = new ReentrantLock();
  private final History history;
  private final SharedFrames frames = new SharedFrames();

  private final LatestRecords latest = new LatestRecords();

  /** How many records of each key there ever were. */
  private final Map<String, Long> counts = new HashMap<>();

  private final AtomicReference<@Nullable Sending> sending = new AtomicReference<>();

  private String epoch = "";
  private String offset = LiveLogReader.START;
  private boolean allWanted;
  private long lives;
  private volatile long generation;
  private volatile long head;

  Feed(Stream stream, long historyBytes) {
    this.stream = stream;
    this.history = new History(historyBytes);
  }

  /** The stream whose channel it is. */
  Stream stream() {
    return stream;
  }

  /** 0 before the first {@link #prime}; another one after each break, when all start over. */
  long generation() {
    return generation;
  }

  /** The position after the newest entry. */
  long head() {
    return head;
  }

  /** The offset of the newest entry in memory; null before the first {@link #prime}. */
  @Nullable String offset() {
    lock.lock();
    try {
      return generation == 0 ? null : offset;
    } finally {
      lock.unlock();
    }
  }

  /** The life of the log that it holds a part of. */
  String epoch() {
    lock.lock();
    try {
      return epoch;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts over with a log.
   *
   * @param newest its newest entries, the last one at {@code offset}
   * @param records the latest per key, or the last ones, oldest first
   */
  void prime(String epoch, String offset, List<LiveEntry> newest, Collection<LiveRecord> records) {
    lock.lock();
    try {
      this.epoch = epoch;
      this.offset = offset;
      history.clear();
      newest.forEach(this::add);
      head = history.head();
      latest.clear();
      records.forEach(record -> latest.take(head, record));
      generation = ++lives;
      frames.clear();
    } finally {
      lock.unlock();
    }
  }

  /** A span that ends when a session was sent what is before a position. */
  private record Sending(long position, Span span) {}

  /**
   * Takes the next entries of the log, one or more.
   *
   * @param send ends when the first session was sent all of them; never, if none is before the next
   *     such span comes
   */
  void publish(List<LiveEntry> entries, @Nullable Span send) {
    long before;
    String prev;
    boolean wanted;
    lock.lock();
    try {
      before = head;
      prev = offset;
      for (LiveEntry entry : entries) {
        if (entry.afterGap()) {
          generation = ++lives;
        }
        add(entry);
        entry.records().forEach(record -> latest.take(history.head(), record));
      }
      offset = entries.getLast().offset();
      if (send != null) {
        sending.set(new Sending(history.head(), send));
      }
      head = history.head();
      wanted = allWanted;
      allWanted = false;
    } finally {
      lock.unlock();
    }
    if (wanted) {
      // Before the event loops ask for it, all at once.
      Slice ready = next(before, Keys.ALL, prev, false);
      if (ready != null && ready.frame() != null) {
        ready.frame().release();
      }
    }
  }

  /** A session was sent what is before a position; for any thread. */
  void sent(long position) {
    Sending awaited = sending.get();
    if (awaited != null && position >= awaited.position() && sending.compareAndSet(awaited, null)) {
      awaited.span().end();
    }
  }

  private void add(LiveEntry entry) {
    if (entry.afterGap()) {
      history.clear();
    }
    history.add(entry);
    for (LiveRecord record : entry.records()) {
      if (record.key() != null) {
        counts.merge(record.key(), 1L, Long::sum);
      }
    }
  }

  /**
   * What a reader at a position is sent next: records in order, as many as fit well into a frame.
   * Null when the entries after it are no longer held, or there are none.
   */
  @Nullable Slice next(long from, Keys keys, String prev) {
    return next(from, keys, prev, keys.areAll());
  }

  private @Nullable Slice next(long from, Keys keys, String prev, boolean wanted) {
    List<LiveEntry> entries;
    View view;
    lock.lock();
    try {
      if (from < history.start() || from >= head) {
        return null;
      }
      allWanted |= wanted;
      view = new View(Kind.DATA, generation, from, chunkEnd(from), keys, prev);
      String reached = history.entry(view.to()).offset();
      Slice known = frames.find(view, reached, 0);
      if (known != null) {
        return known;
      }
      entries = history.entries(from, view.to());
    } finally {
      lock.unlock();
    }
    String reached = entries.getLast().offset();
    List<byte[]> texts = texts(keys, entries);
    return texts.isEmpty()
        ? Slice.nothing(view, reached, 0)
        : share(view, reached, texts.size(), 0, Frames.data(stream.id(), reached, prev, texts));
  }

  /** The same for every reader at a position, so that those who resume together share frames. */
  private long chunkEnd(long from) {
    long before = history.bytesUpTo(from);
    long to = from + 1;
    while (to < head && history.bytesUpTo(to + 1) - before <= MOST_BYTES_PER_FRAME) {
      to++;
    }
    return to;
  }

  /**
   * What a reader at a position is sent when it cannot be sent everything: of the records since,
   * the latest per key, or the last ones.
   */
  Slice changes(long from, Keys keys, String prev) {
    return latest(Kind.CHANGES, from, keys, prev);
  }

  /** The latest records, and where a new reader starts. */
  Slice snapshot(Keys keys) {
    return latest(Kind.SNAPSHOT, -1, keys, "");
  }

  private Slice latest(Kind kind, long from, Keys keys, String prev) {
    List<byte[]> texts;
    View view;
    String reached;
    String life;
    long total;
    lock.lock();
    try {
      view = new View(kind, generation, from, head, keys, prev);
      reached = offset;
      life = epoch;
      total = total(keys);
      Slice known = frames.find(view, reached, total);
      if (known != null) {
        return known;
      }
      texts = latest.texts(from, keys);
    } finally {
      lock.unlock();
    }
    if (kind == Kind.CHANGES && texts.isEmpty()) {
      return Slice.nothing(view, reached, total);
    }
    byte[] text =
        kind == Kind.SNAPSHOT
            ? Frames.snapshot(stream.id(), life, reached, texts)
            : Frames.data(stream.id(), reached, prev, texts);
    return share(view, reached, texts.size(), total, text);
  }

  private Slice share(View view, String reached, int records, long total, byte[] text) {
    ByteBuf frame = TextFrame.of(text);
    lock.lock();
    try {
      return frames.add(view, reached, records, total, frame);
    } finally {
      lock.unlock();
    }
  }

  /** The bytes of the entries after a position, or {@link #GONE}. */
  long bytesAfter(long position) {
    lock.lock();
    try {
      return position < history.start()
          ? GONE
          : history.bytesUpTo(history.head()) - history.bytesUpTo(position);
    } finally {
      lock.unlock();
    }
  }

  /** The place after an offset of an epoch. */
  Place place(String ofEpoch, String wanted, Keys keys) {
    lock.lock();
    try {
      Standing standing = standing(ofEpoch, wanted);
      if (standing != Standing.HELD) {
        return new Place(standing, generation, 0, 0, 0);
      }
      long position = history.find(wanted);
      long missed = 0;
      for (long next = position + 1; next <= history.head(); next++) {
        missed += keys.count(history.entry(next).records());
      }
      return new Place(standing, generation, position, total(keys) - missed, missed);
    } finally {
      lock.unlock();
    }
  }

  private Standing standing(String ofEpoch, String wanted) {
    if (!ofEpoch.equals(epoch) || !Offsets.isOffset(wanted)) {
      return Standing.UNKNOWN;
    }
    if (Offsets.compare(wanted, offset) > 0) {
      return Standing.AHEAD;
    }
    return wanted.equals(offset) || !oldestIsLater(wanted) ? Standing.HELD : Standing.OLDER;
  }

  private boolean oldestIsLater(String wanted) {
    return history.start() == history.head()
        || Offsets.compare(history.entry(history.start() + 1).offset(), wanted) > 0;
  }

  private long total(Keys keys) {
    return keys.areAll() ? history.records() : keys.count(counts);
  }

  private static List<byte[]> texts(Keys keys, List<LiveEntry> entries) {
    List<byte[]> texts = new ArrayList<>();
    for (LiveEntry entry : entries) {
      for (LiveRecord record : entry.records()) {
        if (keys.match(record)) {
          texts.add(record.json());
        }
      }
    }
    return texts;
  }
}
